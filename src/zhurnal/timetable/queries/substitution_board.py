from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q

from zhurnal.school.models import StaffMember, TeachingAssignment
from zhurnal.timetable.models import Lesson


class Candidate(NamedTuple):
    """Somebody who could give a lesson; ``busy`` names what he gives at that time."""

    teacher_id: UUID
    name: str
    busy: str


@dataclass(frozen=True, slots=True)
class BoardLesson:
    """A lesson of the absent teacher with those who could give it: free ones who teach its subject,
    other free ones, and those who give a lesson at that time.
    """

    lesson_id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    group: str
    subject: str
    cancelled: bool
    substitute_id: UUID | None
    of_subject: Sequence[Candidate]
    free: Sequence[Candidate]
    busy: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Standing:
    """A substitution of the day that holds."""

    lesson_id: UUID
    number: int
    group: str
    subject: str
    teacher: str
    substitute: str
    order_number: str
    order_on: date


@dataclass(frozen=True, slots=True)
class SubstitutionBoard:
    """The substitutions of a day: who has lessons, the lessons of the chosen teacher, who gives
    what instead of whom.

    Source: R-2.3-b; school practice §8.
    """

    on: date
    teachers: Sequence[tuple[UUID, str]]
    teacher_id: UUID | None
    lessons: Sequence[BoardLesson]
    standing: Sequence[Standing]


class _Row(NamedTuple):
    lesson_id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    state: str
    group: str
    subject: str
    subject_id: UUID
    teacher_id: UUID
    substitute_id: UUID | None
    order_number: str | None
    order_on: date | None

    @property
    def given_by(self) -> UUID:
        return self.substitute_id or self.teacher_id


def substitution_board(on: date, teacher_id: UUID | None) -> SubstitutionBoard:
    """The board of a day, with the lessons of an absent teacher if one is chosen.

    Three statements, however many lessons.

    Source: R-2.3-b.
    """
    rows = _rows(on)
    names = _names()
    taught = _taught(on)
    own = [row for row in rows if row.teacher_id == teacher_id]
    absent = dict.fromkeys(row.teacher_id for row in rows)
    return SubstitutionBoard(
        on=on,
        teachers=[(pk, name) for pk, name in names.items() if pk in absent],
        teacher_id=teacher_id if own else None,
        lessons=[_lesson(row, rows, names, taught) for row in own],
        standing=[_standing(row, names) for row in rows if row.substitute_id],
    )


def _rows(on: date) -> list[_Row]:
    holds = FilteredRelation("substitutions", condition=Q(substitutions__ended_at__isnull=True))
    rows = (
        Lesson.objects.filter(on=on)
        .annotate(standing=holds)
        .order_by("starts_at", "course__group__name", "pk")
        .values_list(
            "pk",
            "number",
            "starts_at",
            "ends_at",
            "state",
            "course__group__name",
            "course__subject__name",
            "course__subject_id",
            "teacher_id",
            "standing__teacher_id",
            "standing__order_number",
            "standing__order_on",
        )
    )
    return [_Row._make(row) for row in rows]


def _names() -> dict[UUID, str]:
    staff = StaffMember.objects.select_related("person")
    ordered = staff.order_by("person__last_name", "person__first_name", "pk")
    return {each.pk: each.person.initials_name for each in ordered}


def _taught(on: date) -> dict[UUID, set[UUID]]:
    """Who teaches which subjects that day, by subject."""
    rows = TeachingAssignment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on), valid_from__lte=on
    )
    taught: dict[UUID, set[UUID]] = defaultdict(set)
    for subject, teacher in rows.values_list("course__subject_id", "teacher_id"):
        taught[subject].add(teacher)
    return taught


def _lesson(
    row: _Row, rows: Iterable[_Row], names: dict[UUID, str], taught: dict[UUID, set[UUID]]
) -> BoardLesson:
    busy = {
        other.given_by: f"{other.group}, {other.subject}"
        for other in rows
        if _at_once(row, other) and other.lesson_id != row.lesson_id
    }
    people = [
        Candidate(pk, name, busy.get(pk, "")) for pk, name in names.items() if pk != row.teacher_id
    ]
    free = [each for each in people if not each.busy]
    of_subject = taught.get(row.subject_id, set())
    return BoardLesson(
        lesson_id=row.lesson_id,
        number=row.number,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        group=row.group,
        subject=row.subject,
        cancelled=row.state == Lesson.State.CANCELLED,
        substitute_id=row.substitute_id,
        of_subject=[each for each in free if each.teacher_id in of_subject],
        free=[each for each in free if each.teacher_id not in of_subject],
        busy=[each for each in people if each.busy],
    )


def _at_once(one: _Row, other: _Row) -> bool:
    held = other.state == Lesson.State.SCHEDULED
    return held and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _standing(row: Any, names: dict[UUID, str]) -> Standing:
    return Standing(
        row.lesson_id,
        row.number,
        row.group,
        row.subject,
        names[row.teacher_id],
        names[row.substitute_id],
        row.order_number,
        row.order_on,
    )
