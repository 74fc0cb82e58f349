from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from zhurnal.school.models import StaffMember, TeachingAssignment
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing

#: An absence is ordered for so many days at once.
LONGEST = timedelta(days=30)


class Candidate(NamedTuple):
    """Somebody who could give a lesson; ``busy`` names what he gives at that time, ``load`` counts
    his lessons of that day.
    """

    teacher_id: UUID
    name: str
    busy: str
    load: int


@dataclass(frozen=True, slots=True)
class BoardLesson:
    """A lesson of the absent teacher with those who could give it: free ones who teach its subject,
    those who teach its class, other free ones, and those who give a lesson at that time.
    """

    lesson_id: UUID
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    group: str
    subject: str
    cancelled: bool
    substitute_id: UUID | None
    of_subject: Sequence[Candidate]
    of_class: Sequence[Candidate]
    free: Sequence[Candidate]
    busy: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Standing:
    """A substitution that holds; ``act`` is common to all that one order named at once."""

    lesson_id: UUID
    act: UUID | None
    merged: bool
    on: date
    number: int
    group: str
    subject: str
    teacher: str
    substitute: str
    order_number: str
    order_on: date


@dataclass(frozen=True, slots=True)
class Act:
    """What one order named at once, and still holds: so many lessons, two or more."""

    act: UUID
    order_number: str
    order_on: date
    lessons: int


@dataclass(frozen=True, slots=True)
class SubstitutionBoard:
    """The substitutions of a day, or of the days of an absence: who has lessons, the lessons of the
    chosen teacher, who gives what instead of whom.

    Source: R-2.3-b; school practice §8.
    """

    on: date
    until: date
    teachers: Sequence[tuple[UUID, str]]
    teacher_id: UUID | None
    lessons: Sequence[BoardLesson]
    standing: Sequence[Standing]
    acts: Sequence[Act]


class _Row(NamedTuple):
    lesson_id: UUID
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    state: str
    group_id: UUID
    group: str
    subject: str
    subject_id: UUID
    teacher_id: UUID
    substitute_id: UUID | None
    act: UUID | None
    merged: bool | None
    order_number: str | None
    order_on: date | None

    @property
    def given_by(self) -> UUID:
        return self.substitute_id or self.teacher_id


@dataclass(frozen=True, slots=True)
class _Taught:
    """Who teaches what: teachers by subject and by class, the classes of a group."""

    subject: dict[UUID, set[UUID]]
    of_class: dict[UUID, set[UUID]]
    classes: dict[UUID, set[UUID]]

    def in_classes_of(self, group: UUID) -> set[UUID]:
        return set().union(*(self.of_class[each] for each in self.classes.get(group, ())))


def substitution_board(on: date, teacher_id: UUID | None, until: date) -> SubstitutionBoard:
    """The board of a day or more, with the lessons of an absent teacher if one is chosen.

    Three statements, however many lessons.

    Source: R-2.3-b.
    """
    until = min(max(on, until), on + LONGEST)
    rows = _rows(on, until)
    names = _names()
    taught = _taught(on)
    own = [row for row in rows if row.teacher_id == teacher_id]
    absent = dict.fromkeys(row.teacher_id for row in rows)
    by_day: dict[date, list[_Row]] = defaultdict(list)
    for row in rows:
        by_day[row.on].append(row)
    named = [_standing(row, names) for row in rows if row.substitute_id]
    return SubstitutionBoard(
        on=on,
        until=until,
        teachers=[(pk, name) for pk, name in names.items() if pk in absent],
        teacher_id=teacher_id if own else None,
        lessons=[_lesson(row, by_day[row.on], names, taught) for row in own],
        standing=named,
        acts=_acts(named),
    )


def _rows(on: date, until: date) -> list[_Row]:
    rows = (
        with_standing(Lesson.objects.filter(on__gte=on, on__lte=until))
        .order_by("on", "starts_at", "course__group__name", "pk")
        .values_list(
            "pk",
            "on",
            "number",
            "starts_at",
            "ends_at",
            "state",
            "course__group_id",
            "course__group__name",
            "course__subject__name",
            "course__subject_id",
            "teacher_id",
            f"{STANDING}__teacher_id",
            f"{STANDING}__act",
            f"{STANDING}__merged",
            f"{STANDING}__order_number",
            f"{STANDING}__order_on",
        )
    )
    return [_Row._make(row) for row in rows]


def _names() -> dict[UUID, str]:
    staff = StaffMember.objects.select_related("person")
    ordered = staff.order_by("person__last_name", "person__first_name", "pk")
    return {each.pk: each.person.initials_name for each in ordered}


def _taught(on: date) -> _Taught:
    """Who teaches which subjects and classes that day."""
    rows = TeachingAssignment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on), valid_from__lte=on
    )
    group = "course__group"
    found = _Taught(defaultdict(set), defaultdict(set), defaultdict(set))
    for subject, group_id, class_id, teacher in rows.values_list(
        "course__subject_id", f"{group}_id", f"{group}__group_classes__class_group_id", "teacher_id"
    ):
        found.subject[subject].add(teacher)
        found.of_class[class_id].add(teacher)
        found.classes[group_id].add(class_id)
    return found


def _lesson(
    row: _Row, of_day: Sequence[_Row], names: dict[UUID, str], taught: _Taught
) -> BoardLesson:
    busy = {
        other.given_by: f"{other.group}, {other.subject}"
        for other in of_day
        if _at_once(row, other) and other.lesson_id != row.lesson_id
    }
    load = Counter(other.given_by for other in of_day if other.state == Lesson.State.SCHEDULED)
    people = [
        Candidate(pk, name, busy.get(pk, ""), load[pk])
        for pk, name in names.items()
        if pk != row.teacher_id
    ]
    free = sorted((each for each in people if not each.busy), key=attrgetter("load"))
    of_subject = taught.subject.get(row.subject_id, set())
    of_class = taught.in_classes_of(row.group_id) - of_subject
    return BoardLesson(
        lesson_id=row.lesson_id,
        on=row.on,
        number=row.number,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        group=row.group,
        subject=row.subject,
        cancelled=row.state == Lesson.State.CANCELLED,
        substitute_id=row.substitute_id,
        of_subject=[each for each in free if each.teacher_id in of_subject],
        of_class=[each for each in free if each.teacher_id in of_class],
        free=[each for each in free if each.teacher_id not in of_subject | of_class],
        busy=[each for each in people if each.busy],
    )


def _at_once(one: _Row, other: _Row) -> bool:
    held = other.state == Lesson.State.SCHEDULED
    return held and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _standing(row: Any, names: dict[UUID, str]) -> Standing:
    return Standing(
        lesson_id=row.lesson_id,
        act=row.act,
        merged=row.merged,
        on=row.on,
        number=row.number,
        group=row.group,
        subject=row.subject,
        teacher=names[row.teacher_id],
        substitute=names[row.substitute_id],
        order_number=row.order_number,
        order_on=row.order_on,
    )


def _acts(standing: Sequence[Standing]) -> list[Act]:
    """The acts that can be taken back as a whole."""
    lessons = Counter(each.act for each in standing)
    first = {each.act: each for each in reversed(standing)}
    return [
        Act(act, first[act].order_number, first[act].order_on, number)
        for act, number in lessons.items()
        if act is not None and number > 1
    ]
