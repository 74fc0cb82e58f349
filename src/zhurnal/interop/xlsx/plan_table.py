"""A lesson plan as teachers have it: a table of any shape, pasted or in a file.

Its columns are found by their headers; without headers the longest texts are the topics. A row
with one text alone opens a section; «2» in the column of hours makes two lessons of one topic.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhurnal.curriculum.entries import LineText
from zhurnal.interop.xlsx.cells import BadCell, shown, text_up_to, whole
from zhurnal.interop.xlsx.columns import Column, Header, find_header
from zhurnal.interop.xlsx.workbook import Table, read_workbook
from zhurnal.kernel.verdict import Refused, Verdict, refusal

_ZIP = b"PK"
_TEXT = ("section", "topic", "work", "homework")
#: A section's title often ends with its hours: «Степень (12 ч)».
_HOURS = re.compile(r"\s*[(,–—-]?\s*\d{1,3}\s*(?:ч|час(?:а|ов)?)\.?\)?$", re.IGNORECASE)
_NAMES_SECTION = re.compile(r"\s*(?:раздел|глава|модуль)\b", re.IGNORECASE)

COLUMNS = (
    Column("number", "№ урока", whole(1, 999), aliases=("№", "№ п/п", "Номер урока", "Урок")),
    Column(
        "section", "Раздел", text_up_to(200),
        aliases=("Раздел, тема", "Тема раздела", "Раздел программы", "Название раздела", "Модуль"),
    ),
    Column(
        "topic", "Тема урока", text_up_to(500),
        aliases=(
            "Тема", "Темы", "Темы уроков", "Наименование темы", "Название темы", "Тема занятия",
            "Наименование разделов и тем", "Содержание", "Содержание урока",
        ),
    ),
    Column(
        "work", "Вид контроля", text_up_to(80),
        aliases=("Контроль", "Форма контроля", "Вид работы", "Виды, формы контроля",
                 "Контрольные работы", "Виды и формы контроля"),
    ),
    Column(
        "homework", "Домашнее задание", text_up_to(500),
        aliases=("ДЗ", "Д/З", "Домашняя работа", "Задание на дом"),
    ),
    Column(
        "hours", "Кол-во часов", whole(1, 20),
        aliases=("Часы", "Часов", "Количество часов", "Всего часов", "Всего", "Кол-во уроков"),
    ),
)  # fmt: skip
_BY_FIELD = {column.field: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it was understood: lessons of a topic, the title of a section, or what is wrong."""

    number: int
    text: LineText | None = None
    hours: int = 1
    section: str = ""
    wrong: tuple[tuple[str, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table that was read: its columns (our title, the title it has there), and its rows."""

    found: Sequence[tuple[str, str]]
    unknown: Sequence[str]
    rows: Sequence[TableRow]

    @property
    def lines(self) -> tuple[LineText, ...]:
        """The lines of the plan that the table makes."""
        return tuple(row.text for row in self.rows for _ in range(row.hours) if row.text)

    @property
    def is_sound(self) -> bool:
        """Whether there are lines and nothing is wrong."""
        return bool(self.lines) and not any(row.wrong for row in self.rows)


def pasted(text: str) -> Table:
    """What was copied from Word, Excel or a CSV: cells divided by tabs, or else semicolons."""
    divider = "\t" if "\t" in text else ";"
    rows = csv.reader(io.StringIO(text), delimiter=divider, strict=False)
    return _numbered(rows)


def from_file(content: bytes) -> Table:
    """The sheet of an XLSX, or the rows of a CSV; raises ``Refused`` when it is neither."""
    if not content.startswith(_ZIP):
        return pasted(_decoded(content))
    tables = [table for table in read_workbook(content).tables if table.rows]
    named = (table for table in tables if "topic" in _places(find_header(table, COLUMNS)))
    found = next(named, tables[0] if tables else None)
    if found is None:
        raise Refused(refusal("plan-table-empty"))
    return found


def read_plan(table: Table) -> PlanTable:
    """Understand the table row by row."""
    header = find_header(table, COLUMNS)
    places = _places(header)
    if header is None or "topic" not in places:
        header, places = None, _guessed(table)
    titles = dict(table.rows).get(header.row, ()) if header else ()
    section = ""
    rows: list[TableRow] = []
    for number, cells in table.rows:
        if header and number <= header.row:
            continue
        row = _row(number, cells, places, section)
        section = row.section or section
        rows.append(row)
    return PlanTable(
        found=[
            (_BY_FIELD[field].title, shown(titles[place]) if titles else "")
            for field, place in places.items()
        ],
        unknown=header.unknown if header else (),
        rows=rows,
    )


def as_text(lines: Sequence[LineText]) -> str:
    """Lines as a table that ``pasted`` reads back: what a preview holds until it is taken."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([_BY_FIELD[name].title for name in (*_TEXT, "hours")])
    writer.writerows([*(getattr(line, name) for name in _TEXT), 1] for line in lines)
    return out.getvalue()


def _numbered(rows: Iterator[list[str]]) -> Table:
    try:
        told = [(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if any(
            cell.strip() for cell in cells
        )]  # fmt: skip
    except csv.Error as error:
        raise Refused(refusal("plan-table-unreadable")) from error
    return Table("", tuple(told))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(refusal("plan-table-unreadable"))


def _places(header: Header | None) -> dict[str, int]:
    return dict(header.at) if header else {}


def _guessed(table: Table) -> dict[str, int]:
    """Without headers: the column of the longest texts, and one of numbers before it."""
    width = max((len(cells) for _, cells in table.rows), default=0)
    lengths = [sum(len(str(cells[at])) for _, cells in table.rows if at < len(cells))
               for at in range(width)]  # fmt: skip
    return {"topic": lengths.index(max(lengths))} if lengths else {}


def _row(number: int, cells: Sequence[Any], places: dict[str, int], section: str) -> TableRow:
    if title := _title_of_section(cells, places):
        return TableRow(number, section=title, hours=0)
    values: dict[str, Any] = {}
    wrong: list[tuple[str, Verdict]] = []
    for field, place in places.items():
        cell = cells[place] if place < len(cells) else ""
        column = _BY_FIELD[field]
        if not str(cell).strip() or field == "number":
            continue
        try:
            values[field] = column.read(cell)
        except BadCell as bad:
            wrong.append((column.title, bad.verdict))
    if not values.get("topic") and not wrong:
        wrong.append((_BY_FIELD["topic"].title, refusal("cell-required")))
    if wrong:
        return TableRow(number, wrong=tuple(wrong))
    text = LineText(**{name: values.get(name, "") for name in _TEXT if name != "section"},
                    section=values.get("section", section))  # fmt: skip
    return TableRow(number, text=text, hours=values.get("hours", 1), section=text.section)


def _title_of_section(cells: Sequence[Any], places: dict[str, int]) -> str:
    """A row with one text alone is the title of a section, unless lines are no more than topics."""
    filled = [(place, str(cell)) for place, cell in enumerate(cells) if str(cell).strip()]
    if len(filled) != 1 or len(cells) == 1 or filled[0][1].strip().isdecimal():
        return ""
    [(place, text)] = filled
    counted = "number" in places or "hours" in places
    if place == places.get("topic") and not counted and not _NAMES_SECTION.match(text):
        return ""
    return _HOURS.sub("", " ".join(text.split()))[:200]
