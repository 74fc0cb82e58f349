"""The journal of substitutions as a workbook: a line for every lesson, then the hours."""

from __future__ import annotations

import io
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from zhurnal.timetable.queries.pay_month import PayMonth


def pay_book(page: PayMonth, *, title: str) -> bytes:
    """The workbook of a month: one sheet of lessons, one of hours."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    lessons = book.add_worksheet(_("Уроки"))
    heads = (
        _("Кто замещал"), _("Дата урока"), _("№ урока"), _("Класс, группа"), _("Предмет"),
        _("Вместо кого"), _("№ приказа"), _("Дата приказа"), _("Группы объединены"),
    )  # fmt: skip
    lessons.write_row(0, 0, heads, head)
    lessons.set_column(0, 8, 16)
    lessons.freeze_panes(1, 0)
    rows = [lesson for teacher in page.teachers for lesson in teacher.lessons]
    for number, lesson in enumerate(rows, start=1):
        for column, value in enumerate(lesson):
            if isinstance(value, bool):
                lessons.write(number, column, _("да") if value else "")
            elif isinstance(value, date):
                lessons.write_datetime(number, column, value, day)
            else:
                lessons.write(number, column, value)
    hours = book.add_worksheet(_("Часы"))
    hours.set_column(0, 0, 30)
    hours.write_row(0, 0, (_("Кто замещал"), _("Часов"), _("Из них в двух группах сразу")), head)
    for number, teacher in enumerate(page.teachers, start=1):
        hours.write_row(number, 0, (teacher.name, teacher.hours, teacher.merged))
    hours.write_row(len(page.teachers) + 1, 0, (_("Всего"), page.hours))
    book.close()
    return out.getvalue()
