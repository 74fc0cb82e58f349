"""Лист «Каникулы»: days without lessons."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_date, grades, text_up_to
from zhurnal.interop.xlsx.columns import Column, spans
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets._dates import check_span
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import HolidayEntry
from zhurnal.school.queries.calendar_lists import listed_holidays

#: A term may contain public holidays and a week off for the youngest, but not two weeks for all.
_LONG = 8


def _read(row: Row, draft: Draft) -> HolidayEntry:
    check_span(row, draft, row["starts_on"], row["ends_on"])
    return HolidayEntry(
        name=row["name"], starts_on=row["starts_on"], ends_on=row["ends_on"], grades=row["grades"]
    )


def _check(row: Row, entry: HolidayEntry, draft: Draft) -> None:
    for other in draft.names("holiday").values():
        if other.name == entry.name and other.key != entry.key and _meet(entry, other):
            row.refuse(refusal("holidays-overlap", starts_on=f"{other.starts_on:%d.%m.%Y}"))
            return
    if (entry.ends_on - entry.starts_on).days < _LONG or entry.grades:
        return
    for term in draft.names("term").values():
        inside = min(term.ends_on, entry.ends_on) - max(term.starts_on, entry.starts_on)
        if inside.days >= _LONG:
            row.note(refusal("holiday-inside-term", term=term.name))
            return


def _meet(one: HolidayEntry, other: HolidayEntry) -> bool:
    same_grades = not one.grades or not other.grades or bool({*one.grades} & {*other.grades})
    return same_grades and one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _stored(draft: Draft) -> dict[Any, HolidayEntry]:
    return {} if draft.stored_year is None else listed_holidays(draft.stored_year)


HOLIDAYS = Sheet(
    kind="holiday",
    title="Каникулы",
    about=_(
        "Дни без уроков: каникулы и отдельные праздничные дни (тогда начало и окончание — один "
        "день). Пустой столбец «Параллели» — для всех."
    ),
    columns=(
        Column("name", "Название", text_up_to(80), required=True, example="Осенние каникулы"),
        Column("starts_on", "Начало", a_date, required=True, example="25.10.2026"),
        Column("ends_on", "Окончание", a_date, required=True, aliases=("Конец",),
               example="02.11.2026"),
        Column("grades", "Параллели", grades, empty=(), aliases=("Классы",), example="1"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    written=lambda entry, _draft: {"grades": spans(entry.grades)},
    order=("starts_on", "ends_on", "name", "grades"),
    label=lambda entry: f"{entry.name}, {entry.starts_on:%d.%m.%Y}",
)  # fmt: skip
