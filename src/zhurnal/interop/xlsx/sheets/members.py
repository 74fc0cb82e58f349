"""Лист «Состав групп»."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_date, code_up_to, text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft, spans_overlap
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets._dates import last_day
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import MemberEntry, PupilEntry
from zhurnal.school.queries.group_lists import listed_members


def _read(row: Row, draft: Draft) -> MemberEntry | None:
    group = draft.find(row, "group", row["group"], column="Группа", sheet="Группы")
    number = draft.find_number(
        row, "pupil", row["file_number"], column="Личное дело №", sheet="Ученики"
    )
    if row.reasons or draft.year is None:
        return None
    pupil = draft.names("pupil")[number]
    first = row["valid_from"] or max(
        filter(None, (draft.year.starts_on, pupil.enrolled_from)), default=draft.year.starts_on
    )
    last: date | None = row["last_on"]
    if last is not None and last < first:
        row.refuse(refusal("ends-before-start"), "По")
    entry = MemberEntry(
        group=group,
        file_number=number,
        valid_from=first,
        valid_before=last + timedelta(days=1) if last else None,
    )
    if not _of_class(entry, pupil, draft):
        row.refuse(refusal("not-of-class", value=pupil.class_name, group=group), "Личное дело №")
    return entry


def _of_class(entry: MemberEntry, pupil: PupilEntry, draft: Draft) -> bool:
    """Whether the group draws from the pupil's class; of the class he came from only what ended
    before is known.
    """
    before, since = entry.valid_before, pupil.enrolled_from
    if before is not None and since is not None and before <= since:
        return True
    return not pupil.class_name or pupil.class_name in draft.classes_of(entry.group)


def _check(row: Row, entry: MemberEntry, draft: Draft) -> None:
    if spans_overlap(_spans(draft)[entry.group, entry.file_number], *_span(entry)):
        row.refuse(refusal("member-twice", group=entry.group))


def _accepted(_row: Row, entry: MemberEntry, draft: Draft) -> None:
    _spans(draft)[entry.group, entry.file_number].append(_span(entry))


def _span(entry: MemberEntry) -> tuple[date, date | None]:
    return (entry.valid_from, entry.valid_before)


def _spans(draft: Draft) -> dict[tuple[str, str], list[tuple[date, date | None]]]:
    """The days of every pupil in every group, those of rows still to be checked left out."""
    if "member-spans" not in draft.memory:
        found: dict[Any, list[Any]] = defaultdict(list)
        for entry in draft.names("member").values():
            found[entry.group, entry.file_number].append(_span(entry))
        draft.memory["member-spans"] = found
    spans: dict[tuple[str, str], list[tuple[date, date | None]]] = draft.memory["member-spans"]
    return spans


def _stored(draft: Draft) -> dict[Any, MemberEntry]:
    return {} if draft.stored_year is None else listed_members(draft.stored_year)


def _written(entry: MemberEntry, draft: Draft) -> dict[str, Any] | None:
    pupil = draft.names("pupil")[entry.file_number]
    return last_day(entry) if pupil.class_name else None


MEMBERS = Sheet(
    kind="member",
    title="Состав групп",
    about=_(
        "Кто в какой группе. Ученик перешёл в другую группу — поставьте последний день в столбец "
        "«По» и добавьте строку с новой группой."
    ),
    columns=(
        Column("group", "Группа", text_up_to(60), required=True, example="7Б англ. 1", width=24),
        Column("file_number", "Личное дело №", code_up_to(32), required=True,
               aliases=("Личное дело", "№ личного дела", "Личное дело № ученика"),
               example="П-117"),
        Column("valid_from", "С", a_date, empty=None, aliases=("С даты",), example="01.09.2026",
               comment="Пусто — с начала года или с зачисления"),
        Column("last_on", "По", a_date, empty=None, aliases=("По дату",), example="11.11.2026",
               comment="Последний день; пусто — до конца"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=_written,
    label=lambda entry: f"{entry.group}: {entry.file_number}",
)  # fmt: skip
