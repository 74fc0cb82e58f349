from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from zhurnal.audit.trail import Change, record_many
from zhurnal.school import policy
from zhurnal.school.entries import PupilEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    ClassGroup,
    Enrolment,
    GroupMembership,
    Pupil,
    SchoolYear,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.people_lists import listed_pupils


@transaction.atomic
def enrol_pupils(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[PupilEntry], now: datetime
) -> int:
    """Put pupils on the rolls of their classes; returns for how many something changed.

    A pupil who was in another class leaves it, and every group drawn from it alone, the day he
    enters the new one; his rows there end and stay. The class's own group follows its roll.

    Source: R-2.3-a; school practice §13 (movement; the row ends at its date, never removed).
    """
    policy.keep_lists(actor).require()
    known = listed_pupils(actor.school_id, year)
    moves = [
        entry for entry in entries if entry.class_name and _differs(entry, known.get(entry.key))
    ]
    if not moves:
        return 0
    rolls = _Rolls(year)
    changes = [rolls.move(entry, known.get(entry.key)) for entry in moves]
    rolls.save()
    record_many(changes, actor=actor, at=now)
    return len(moves)


def _differs(entry: PupilEntry, known: PupilEntry | None) -> bool:
    return known is None or _place(entry) != _place(known)


def _place(entry: PupilEntry) -> tuple[str, date | None]:
    return (entry.class_name, entry.enrolled_from)


class _Rolls:
    """The rolls of the year's classes and the memberships of its groups, in memory until saved."""

    def __init__(self, year: SchoolYear) -> None:
        self.year = year
        self.pupils = dict(Pupil.objects.values_list("file_number", "pk"))
        self.classes = dict(ClassGroup.objects.filter(year=year).values_list("name", "pk"))
        whole = TeachingGroup.objects.filter(year=year, kind=TeachingGroup.Kind.WHOLE_CLASS)
        self.groups = dict(whole.values_list("name", "pk"))
        self.sources: dict[UUID, set[UUID]] = {}
        links = TeachingGroupClass.objects.filter(group__year=year)
        for group_id, class_id in links.values_list("group_id", "class_group_id"):
            self.sources.setdefault(group_id, set()).add(class_id)
        self.rolls = _Spans(Enrolment, "class_group_id", year)
        self.members = _Spans(GroupMembership, "group_id", year)

    def move(self, entry: PupilEntry, known: PupilEntry | None) -> Change:
        """Enrol one pupil as his line says."""
        pupil_id = self.pupils[entry.file_number]
        class_id, since = self.classes[entry.class_name], entry.enrolled_from or self.year.starts_on
        if known is not None and known.class_name == entry.class_name:
            self.rolls.redate(pupil_id, class_id, since)
            self.members.redate(pupil_id, self.groups[entry.class_name], since)
        else:
            if known is not None and known.class_name:
                self._leave(pupil_id, self.classes[known.class_name], since)
            self.rolls.begin(pupil_id, class_id, since)
            self.members.begin(pupil_id, self.groups[entry.class_name], since)
        return Change(
            SchoolEvent.PUPIL_ENROLLED,
            "pupil",
            pupil_id,
            _facts(known) if known and known.class_name else None,
            {"class": entry.class_name, "from": since.isoformat()},
            school_year=self.year.number,
            pupil_id=pupil_id,
        )

    def _leave(self, pupil_id: UUID, class_id: UUID, day: date) -> None:
        self.rolls.end(pupil_id, {class_id}, day)
        self.members.end(
            pupil_id,
            {group for group, classes in self.sources.items() if classes == {class_id}},
            day,
        )

    def save(self) -> None:
        self.rolls.save()
        self.members.save()


def _facts(entry: PupilEntry) -> dict[str, str]:
    since = entry.enrolled_from
    return {"class": entry.class_name, "from": since.isoformat() if since else ""}


class _Spans:
    """Dated rows that say where pupils are: of one model, in memory until saved."""

    def __init__(
        self, model: type[Enrolment | GroupMembership], place: str, year: SchoolYear
    ) -> None:
        self.model, self.place = model, place
        rows = model.objects.filter(**{f"{place.removesuffix('_id')}__year": year})
        self.rows: dict[UUID, list[Any]] = {}
        for row in rows:
            self.rows.setdefault(row.pupil_id, []).append(row)
        self.new: list[Any] = []
        self.changed: dict[UUID, Any] = {}

    def begin(self, pupil_id: UUID, place_id: UUID, day: date) -> None:
        """From this day the pupil is here; a row that began here that day is opened again."""
        for row in self._open_and_ended(pupil_id, {place_id}):
            if row.valid_from == day:
                self._set(row, day, None)
                return
        row = self.model(pupil_id=pupil_id, valid_from=day, **{self.place: place_id})
        self.rows.setdefault(pupil_id, []).append(row)
        self.new.append(row)

    def end(self, pupil_id: UUID, places: set[UUID], day: date) -> None:
        """The pupil is here no longer; a row that would begin later was never true."""
        for row in self._open_and_ended(pupil_id, places):
            if row.valid_before is None or row.valid_before > day:
                self._set(row, row.valid_from, max(day, row.valid_from))

    def redate(self, pupil_id: UUID, place_id: UUID, day: date) -> None:
        """Correct the day since which the pupil is here."""
        rows = self._open_and_ended(pupil_id, {place_id})
        still = [row for row in rows if row.valid_before is None]
        if still and not any(row.valid_from == day for row in rows):
            self._set(still[-1], day, None)

    def _open_and_ended(self, pupil_id: UUID, places: set[UUID]) -> list[Any]:
        return [row for row in self.rows.get(pupil_id, []) if getattr(row, self.place) in places]

    def _set(self, row: Any, first: date, before: date | None) -> None:
        row.valid_from, row.valid_before = first, before
        if row not in self.new:
            self.changed[row.pk] = row

    def save(self) -> None:
        self.model.objects.bulk_create(self.new)
        self.model.objects.bulk_update(self.changed.values(), ["valid_from", "valid_before"])
