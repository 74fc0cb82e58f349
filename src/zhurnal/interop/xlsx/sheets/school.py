"""Лист «Школа»: the school and the year the workbook is about."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import BadCell, a_date, shown, text_up_to, whole
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet, kept
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import SchoolEntry, YearEntry
from zhurnal.school.queries.calendar_lists import school_entry, year_entry
from zhurnal.tenancy.models import School

TITLE = "Школа"
_YEAR = re.compile(r"(\d{4})(?:\s*[/–—-]\s*(\d{2}|\d{4}))?(?:\s*уч.*)?")


def a_timezone(cell: Any) -> str:
    """The IANA name of a time zone."""
    text: str = text_up_to(50)(cell)
    if text not in available_timezones():
        raise BadCell(refusal("cell-not-timezone", value=shown(text)))
    return text


def a_year(cell: Any) -> int:
    """A school year by its first calendar year: 2026 for «2026/27»."""
    text: str = text_up_to(20)(cell)
    match = _YEAR.fullmatch(text)
    first, second = (int(match[1]), match[2]) if match else (0, None)
    if not 2000 <= first <= 2100 or (second and int(second) % 100 != (first + 1) % 100):
        raise BadCell(refusal("cell-not-year", value=shown(text)))
    return first


def _read_school(row: Row, draft: Draft) -> SchoolEntry:
    name = row["name"]
    known = next(iter(draft.names("school").values()), None)
    entry = SchoolEntry(
        name=name, short_name=row["short_name"] or name[:100],
        city=row["city"], timezone=row["timezone"] or "Asia/Barnaul",
    )  # fmt: skip
    entry = kept(entry, known, row)
    if known is not None and known.name != entry.name:
        row.note(refusal("other-school", before=known.name), "Название")
    return entry


def _stored_school(draft: Draft) -> dict[str, SchoolEntry]:
    if draft.school_id is None:
        return {}
    entry = school_entry(School.objects.get(pk=draft.school_id))
    return {entry.key: entry}


def _read_year(row: Row, draft: Draft) -> YearEntry | None:
    number, starts, ends = row["number"], row["starts_on"], row["ends_on"]
    if starts >= ends:
        row.refuse(refusal("ends-before-start"), "Окончание года")
    elif not (date(number, 8, 1) <= starts and ends <= date(number + 1, 8, 31)):
        row.refuse(refusal("year-beyond-dates", year=number, next=number + 1), "Учебный год")
    entry = YearEntry(
        number=number, name=f"{number}/{(number + 1) % 100:02}",
        starts_on=starts, ends_on=ends, week_days=row["week_days"] or 6,
    )  # fmt: skip
    return kept(entry, draft.names("year").get(number), row)


def _stored_year(draft: Draft) -> dict[int, YearEntry]:
    year = draft.stored_year
    return {} if year is None else {year.number: year_entry(year)}


SCHOOL = Sheet(
    kind="school",
    title=TITLE,
    about=_("Название школы и её часовой пояс."),
    columns=(
        Column("name", "Название", text_up_to(500), required=True, width=40,
               aliases=("Полное название", "Наименование", "Школа"),
               example="МБОУ «Средняя общеобразовательная школа № 1»"),
        Column("short_name", "Краткое название", text_up_to(100), example="Школа № 1"),
        Column("city", "Населённый пункт", text_up_to(100), aliases=("Город",), example="Барнаул"),
        Column("timezone", "Часовой пояс", a_timezone, keeps=True, example="Asia/Barnaul"),
    ),
    stored=_stored_school,
    read=_read_school,
    label=lambda entry: entry.short_name,
    refer=lambda _values: "school",
    needs_year=False,
    vertical=True,
)  # fmt: skip

YEAR = Sheet(
    kind="year",
    title=TITLE,
    about=_("Учебный год: первый и последний день занятий, пять или шесть дней в неделе."),
    columns=(
        Column("number", "Учебный год", a_year, required=True, aliases=("Год",), example="2026/27"),
        Column("starts_on", "Начало года", a_date, required=True, example="01.09.2026"),
        Column("ends_on", "Окончание года", a_date, required=True, aliases=("Конец года",),
               example="26.05.2027"),
        Column("week_days", "Учебных дней в неделе", whole(5, 6), keeps=True, empty=6,
               example="6"),
    ),
    stored=_stored_year,
    read=_read_year,
    written=lambda entry, _draft: {"number": entry.name},
    label=lambda entry: entry.name,
    refer=lambda values: values.get("number"),
    needs_year=False,
    vertical=True,
)  # fmt: skip
