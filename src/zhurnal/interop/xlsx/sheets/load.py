"""Лист «Нагрузка»: who teaches what to whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_date, code_up_to, hours, text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft, spans_overlap
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets._dates import last_day
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import LoadEntry
from zhurnal.school.queries.course_lists import listed_load

Course = tuple[str, str]


def _read(row: Row, draft: Draft) -> LoadEntry | None:
    group = draft.find_group(row, row["group"], column="Класс или группа")
    subject = draft.find(row, "subject", row["subject"], column="Предмет", sheet="Предметы")
    number = draft.find_number(
        row, "staff", row["personnel_number"], column="Учитель", sheet="Сотрудники"
    )
    if draft.year is None:
        return None
    first: date = row["valid_from"] or draft.year.starts_on
    last: date | None = row["last_on"]
    if last is not None and last < first:
        row.refuse(refusal("ends-before-start"), "По")
    return LoadEntry(
        group=group,
        subject=subject,
        personnel_number=number,
        weekly_hours=row["weekly_hours"],
        valid_from=first,
        valid_before=last + timedelta(days=1) if last else None,
    )


def _check(row: Row, entry: LoadEntry, draft: Draft) -> None:
    own = [
        (other.valid_from, other.valid_before)
        for other in courses(draft)[entry.group, entry.subject]
        if other.personnel_number == entry.personnel_number
    ]
    if spans_overlap(own, entry.valid_from, entry.valid_before):
        row.refuse(refusal("load-twice", group=entry.group, subject=entry.subject))


def _accepted(_row: Row, entry: LoadEntry, draft: Draft) -> None:
    courses(draft)[entry.group, entry.subject].append(entry)


def courses(draft: Draft) -> dict[Course, list[LoadEntry]]:
    """The assignments of every subject in every group."""
    if "courses" not in draft.memory:
        found: dict[Course, list[LoadEntry]] = defaultdict(list)
        for entry in draft.names("load").values():
            found[entry.group, entry.subject].append(entry)
        draft.memory["courses"] = found
    known: dict[Course, list[LoadEntry]] = draft.memory["courses"]
    return known


def _stored(draft: Draft) -> dict[Any, LoadEntry]:
    return {} if draft.stored_year is None else listed_load(draft.stored_year)


LOAD = Sheet(
    kind="load",
    title="Нагрузка",
    about=_(
        "Кто какой предмет ведёт в каком классе или группе. Каждая строка открывает учителю "
        "страницу журнала в указанные дни."
    ),
    columns=(
        Column("group", "Класс или группа", text_up_to(60), required=True,
               aliases=("Класс", "Группа"), example="7Б", width=24),
        Column("subject", "Предмет", text_up_to(120), required=True, example="Алгебра", width=28),
        Column("personnel_number", "Учитель", code_up_to(32), required=True,
               aliases=("Учитель (табельный №)", "Табельный №"), example="14",
               comment="Табельный № с листа «Сотрудники»"),
        Column("weekly_hours", "Часов в неделю", hours, required=True, aliases=("Часы", "Часов"),
               example="3"),
        Column("valid_from", "С", a_date, empty=None, aliases=("С даты",), example="01.09.2026",
               comment="Пусто — с начала года"),
        Column("last_on", "По", a_date, empty=None, aliases=("По дату",),
               comment="Последний день; пусто — до конца года", example="11.11.2026"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=lambda entry, _draft: last_day(entry),
    label=lambda entry: f"{entry.group}, {entry.subject}",
    refer=lambda values: (values.get("group"), values.get("subject")),
)  # fmt: skip
