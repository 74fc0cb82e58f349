"""Лист «Расписание»: the weekly timetable."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import code_up_to, one_of, text_up_to, whole
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets._clashes import find_clash, remember_slot
from zhurnal.interop.xlsx.sheets.load import courses
from zhurnal.kernel.verdict import refusal
from zhurnal.timetable.entries import SlotEntry
from zhurnal.timetable.queries.timetable_lists import listed_slots
from zhurnal.timetable.rules.school_weeks import Weeks

WEEKDAYS = {"пн": 1, "вт": 2, "ср": 3, "чт": 4, "пт": 5, "сб": 6}
_WORDS = {
    **WEEKDAYS, "понедельник": 1, "вторник": 2, "среда": 3, "четверг": 4, "пятница": 5,
    "суббота": 6,
}  # fmt: skip


WEEKS = {"каждая": Weeks.EVERY, "нечётная": Weeks.ODD, "чётная": Weeks.EVEN}


def _read(row: Row, draft: Draft) -> SlotEntry | None:
    group = draft.find_group(row, row["group"], column="Класс или группа")
    subject = draft.find(row, "subject", row["subject"], column="Предмет", sheet="Предметы")
    if row["personnel_number"]:
        draft.find_number(
            row, "staff", row["personnel_number"], column="Учитель", sheet="Сотрудники"
        )
    year = draft.year
    if year is not None and row["weekday"] > year.week_days:
        row.refuse(refusal("no-such-day", days=year.week_days), "День")
    if row.reasons:
        return None
    teacher = _teacher(row, draft, (group, subject))
    shift = draft.names("class")[draft.classes_of(group)[0]].shift
    if (shift, row["number"]) not in draft.names("bell"):
        row.refuse(refusal("no-bell", shift=shift, number=row["number"]), "Урок")
    return SlotEntry(
        group=group,
        subject=subject,
        weekday=row["weekday"],
        number=row["number"],
        shift=shift,
        personnel_number=teacher,
        room=row["room"],
        weeks=_weeks(row, draft, (group, subject, row["weekday"], row["number"])),
    )


def _weeks(row: Row, draft: Draft, key: tuple[str, str, int, int]) -> Weeks:
    """The weeks of the row; without any those that are known, else every one."""
    known = draft.names("slot").get(key)
    written: Weeks = row["weeks"]
    return known.weeks if known is not None and "weeks" in row.blank else written


def _teacher(row: Row, draft: Draft, course: tuple[str, str]) -> str:
    """The teacher of the row, else the one of the load who begins first."""
    load = courses(draft).get(course)
    if not load:
        place = draft.refused.get(("load", (row["group"], row["subject"])))
        if place is not None:
            row.refuse(
                refusal(
                    "leans-on-refused",
                    value=f"{course[0]}, {course[1]}",
                    sheet=place.sheet,
                    row=place.number,
                )
            )
        else:
            row.refuse(refusal("no-load", group=course[0], subject=course[1]), "Предмет")
        return ""
    written: str = row["personnel_number"]
    return written or min(load, key=lambda entry: entry.valid_from).personnel_number


def _check(row: Row, entry: SlotEntry, draft: Draft) -> None:
    """Refuse a teacher or a pupil who would sit in two rooms at once, unless it is so already."""
    if draft.memory["stored-slots"].get(entry.key) == entry:
        return
    clash = find_clash(entry, draft)
    if clash is not None:
        row.refuse(clash)


def _accepted(row: Row, entry: SlotEntry, draft: Draft) -> None:
    remember_slot(entry, row.number, draft)


def _stored(draft: Draft) -> dict[Any, SlotEntry]:
    stored = {} if draft.stored_year is None else listed_slots(draft.stored_year)
    draft.memory["stored-slots"] = dict(stored)
    return stored


def _written(entry: SlotEntry, _draft: Draft) -> dict[str, Any]:
    return {"weeks": ""} if entry.weeks is Weeks.EVERY else {}


SLOTS = Sheet(
    kind="slot",
    title="Расписание",
    about=_(
        "Недельное расписание. По нему составляются уроки на весь год, кроме воскресений и дней "
        "с листа «Каникулы». Учитель, если не вписан, берётся из нагрузки."
    ),
    columns=(
        Column("group", "Класс или группа", text_up_to(60), required=True,
               aliases=("Класс", "Группа"), example="7Б", width=24),
        Column("subject", "Предмет", text_up_to(120), required=True, example="Алгебра", width=28),
        Column("weekday", "День", one_of(_WORDS), required=True, words=WEEKDAYS, example="пн",
               aliases=("День недели",)),
        Column("number", "Урок", whole(0, 14), required=True, aliases=("№ урока",), example="2"),
        Column("room", "Кабинет", code_up_to(20), example="12"),
        Column("personnel_number", "Учитель", code_up_to(32), keeps=True,
               aliases=("Учитель (табельный №)", "Табельный №"), example="14",
               comment="Табельный №; пусто — из нагрузки"),
        Column("weeks", "Недели", one_of(WEEKS), keeps=True, empty=Weeks.EVERY, words=WEEKS,
               aliases=("Неделя",), example="нечётная",
               comment="Для двухнедельного расписания; пусто — каждую неделю или как было"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=_written,
    order=("group", "weekday", "number"),
    label=lambda entry: f"{entry.group}, {entry.subject}",
)  # fmt: skip
