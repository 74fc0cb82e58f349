"""Лист «Звонки»: when lessons begin and end."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_time, whole
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.kernel.verdict import refusal
from zhurnal.timetable.entries import BellEntry
from zhurnal.timetable.queries.timetable_lists import listed_bells


def _read(row: Row, _draft: Draft) -> BellEntry:
    if row["ends_at"] <= row["starts_at"]:
        row.refuse(refusal("bell-ends-before-start"), "Окончание")
    short = (row["short_starts_at"], row["short_ends_at"])
    if any(short) and not all(short):
        row.refuse(refusal("short-bell-half"), "Начало, сокращённые")
    elif all(short) and short[1] <= short[0]:
        row.refuse(refusal("bell-ends-before-start"), "Окончание, сокращённые")
    return BellEntry(
        shift=row["shift"],
        number=row["number"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        short_starts_at=short[0] or None,
        short_ends_at=short[1] or None,
    )


def _check(row: Row, entry: BellEntry, draft: Draft) -> None:
    for other in draft.names("bell").values():
        if (
            other.shift == entry.shift
            and other.number != entry.number
            and other.starts_at < entry.ends_at
            and entry.starts_at < other.ends_at
        ):
            row.refuse(refusal("bells-overlap", number=other.number))
            return


def _stored(draft: Draft) -> dict[Any, BellEntry]:
    return {} if draft.stored_year is None else listed_bells(draft.stored_year)


BELLS = Sheet(
    kind="bell",
    title="Звонки",
    about=_("Начало и окончание каждого урока в каждой смене, по местному времени."),
    columns=(
        Column("shift", "Смена", whole(1, 3), required=True, example="1"),
        Column("number", "Урок", whole(0, 14), required=True, aliases=("№ урока",), example="1"),
        Column("starts_at", "Начало", a_time, required=True, example="08:00"),
        Column("ends_at", "Окончание", a_time, required=True, aliases=("Конец",), example="08:40"),
        Column("short_starts_at", "Начало, сокращённые", a_time, example="08:00",
               comment="Для дней с сокращёнными уроками; можно не заполнять"),
        Column("short_ends_at", "Окончание, сокращённые", a_time, example="08:30"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    label=lambda entry: f"{entry.shift} смена, {entry.number} урок",
    refer=lambda values: (values.get("shift"), values.get("number")),
    aliases=("Расписание звонков",),
)  # fmt: skip
