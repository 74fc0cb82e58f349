"""The school's workbook as a file: explanations, headers with comments, words, and the lists."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook as Writer
from xlsxwriter.worksheet import Worksheet

from zhurnal.interop.xlsx import limits
from zhurnal.interop.xlsx.book import EXPLANATIONS, SHEETS
from zhurnal.interop.xlsx.cells import a_date
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.sheet import Sheet

#: The cells of a sheet, row by row, in the order of its columns.
Rows = Iterable[Sequence[Any]]

#: How far down the lists to choose from and the formats of cells reach.
_ROWS = 5_000


def book_file(lists: Mapping[str, Rows]) -> bytes:
    """The workbook with these rows on its sheets, by the kind of sheet; without any, the template.

    Examples are comments on the headers, so that nothing of them would be taken for data. Texts are
    written as texts whatever they begin with, so that no program takes one for a formula. Each row
    leaves the memory as it is written.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": _("Списки школы")})
    head = book.add_format(
        {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#EAF0F6"}
    )
    _explain(book)
    by_title: dict[str, list[Sheet]] = {}
    for sheet in SHEETS:
        by_title.setdefault(sheet.title, []).append(sheet)
    for title, sheets in by_title.items():
        page = book.add_worksheet(title)
        columns = [column for sheet in sheets for column in sheet.columns]
        if sheets[0].vertical:
            cells = [cell for sheet in sheets for row in lists.get(sheet.kind, ()) for cell in row]
            _downwards(book, page, list(zip_longest(columns, cells)), head)
        else:
            _across(book, page, columns, head)
            _rows(book, page, columns, lists.get(sheets[0].kind, ()))
    book.close()
    return out.getvalue()


def _explain(book: Writer) -> None:
    """The first sheet: how to fill in the others."""
    page = book.add_worksheet(EXPLANATIONS)
    title = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 100)
    page.write(0, 0, _("Как заполнять"), title)
    rules = (
        _("Названия листов и столбцов не меняйте. Лишние столбцы не читаются. Лист, который не "
          "нужен, можно удалить или оставить пустым."),
        _("Звёздочка в примечании к заголовку — столбец обязателен. Там же пример."),
        _("Даты пишите как 01.09.2026, время как 08:00. Номера (табельный, личного дела, класс) — "
          "текстом."),
        _("Перед внесением вы увидите, что изменится, и причину у каждой отклонённой строки. Тот "
          "же файл можно вносить повторно: изменится только то, что изменилось в нём."),
        _("Того, чего в файле нет, внесение не удаляет."),
        _("В книге может быть до %(rows)s строк.") % {"rows": limits.ROWS},
    )  # fmt: skip
    for number, rule in enumerate(rules, start=2):
        page.write(number, 1, rule, text)
    for number, (name, about) in enumerate(_abouts(), start=len(rules) + 3):
        page.write(number, 0, name, bold)
        page.write(number, 1, about, text)


def _abouts() -> list[tuple[str, str]]:
    """What each sheet is for."""
    found: dict[str, str] = {}
    for sheet in SHEETS:
        found[sheet.title] = " ".join(filter(None, (found.get(sheet.title), str(sheet.about))))
    return list(found.items())


def _across(book: Writer, page: Worksheet, columns: Sequence[Column], head: Format) -> None:
    page.freeze_panes(1, 0)
    for position, column in enumerate(columns):
        page.set_column(position, position, column.width, _format(book, column))
        page.write(0, position, column.title, head)
        page.write_comment(0, position, _comment(column), {"x_scale": 2})
        if column.words:
            page.data_validation(
                1, position, _ROWS, position, {"validate": "list", "source": list(column.words)}
            )


def _rows(book: Writer, page: Worksheet, columns: Sequence[Column], rows: Rows) -> None:
    formats = [_format(book, column) for column in columns]
    for number, row in enumerate(rows, start=1):
        for position, cell in enumerate(row):
            _write(page, (number, position), cell, formats[position])


def _downwards(
    book: Writer, page: Worksheet, values: Sequence[tuple[Column, Any]], head: Format
) -> None:
    page.freeze_panes(1, 0)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 60)
    page.write_row(0, 0, ("Параметр", "Значение"), head)
    for number, (column, cell) in enumerate(values, start=1):
        page.write(number, 0, column.title)
        _write(page, (number, 1), cell, _format(book, column))
        page.write_comment(number, 0, _comment(column), {"x_scale": 2})


def _write(page: Worksheet, place: tuple[int, int], cell: Any, form: Format) -> None:
    match cell:
        case None | "":
            page.write_blank(*place, None, form)
        case date():
            page.write_datetime(*place, cell, form)
        case int() | Decimal():
            page.write_number(*place, cell)
        case _:
            page.write_string(*place, str(cell), form)


def _format(book: Writer, column: Column) -> Format:
    """Dates as dates; everything else as text, so that Excel makes no date of «1-9» or «01.02»."""
    return book.add_format({"num_format": "dd.mm.yyyy" if column.read is a_date else "@"})


def _comment(column: Column) -> str:
    lines = [
        ("* " + _("обязательно")) if column.required else "",
        column.comment,
        _("Возможные значения: %(words)s") % {"words": ", ".join(column.words)}
        if column.words
        else "",
        _("Пример: %(example)s") % {"example": column.example} if column.example else "",
    ]
    return "\n".join(line for line in lines if line) or column.title
