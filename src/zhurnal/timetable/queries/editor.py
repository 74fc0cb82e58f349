from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from zhurnal.school.models import ClassGroup, SchoolYear, TeachingAssignment, TeachingGroup
from zhurnal.timetable.queries.week_table import WeekTable, of_class, slots_on, week_table
from zhurnal.timetable.rules.load_norms import load_norm
from zhurnal.timetable.rules.school_weeks import Weeks

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class LoadToPlace:
    """A course of a class with its teacher: hours of the load, hours in the timetable, the room in
    which the teacher mostly is.
    """

    course_id: UUID
    teacher_id: UUID
    subject: str
    group: str
    part: bool
    teacher: str
    room: str
    hours: Decimal
    placed: Decimal

    @property
    def complete(self) -> bool:
        """Whether every hour of the load has a place."""
        return self.placed >= self.hours


@dataclass(frozen=True, slots=True)
class TimetableEditor:
    """The timetable of a class as one changes it from a day on, and the load that it has to hold.

    Source: school practice §6, §8.
    """

    own: ClassGroup
    since: date
    table: WeekTable
    load: Sequence[LoadToPlace]

    @property
    def hours(self) -> Decimal:
        return sum((each.hours for each in self.load), Decimal(0))

    @property
    def placed(self) -> Decimal:
        return sum((each.placed for each in self.load), Decimal(0))


def timetable_editor(year: SchoolYear, own: ClassGroup, since: date) -> TimetableEditor:
    """The editor of a class. Four statements.

    Source: school practice §6, §8.
    """
    table = week_table(year, since, of_class(own.pk), least=load_norm(own.grade).once_a_week + 1)
    return TimetableEditor(own, since, table, _load(year, own, since, table))


def _load(
    year: SchoolYear, own: ClassGroup, since: date, table: WeekTable
) -> Sequence[LoadToPlace]:
    rows = TeachingAssignment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=since),
        course__in=own_courses(year, own),
        valid_from__lte=max(since, year.starts_on),
    ).select_related("course__group", "course__subject", "teacher__person")
    assignments = list(rows.order_by("course__subject__name", "course__group__name", "valid_from"))
    rooms = _rooms(year, since, {each.teacher_id for each in assignments})
    placed: dict[tuple[UUID, UUID], Decimal] = defaultdict(Decimal)
    for row in table.rows:
        for day in row.days.values():
            for entry in day:
                hours = Decimal(1) if entry.weeks == Weeks.EVERY else _HALF
                placed[entry.course_id, entry.teacher_id] += hours
    return [
        LoadToPlace(
            course_id=each.course_id,
            teacher_id=each.teacher_id,
            subject=each.course.subject.name,
            group=each.course.group.name,
            part=each.course.group.kind != TeachingGroup.Kind.WHOLE_CLASS,
            teacher=each.teacher.person.initials_name,
            room=rooms.get(each.teacher_id, own.room),
            hours=each.weekly_hours,
            placed=placed[each.course_id, each.teacher_id],
        )
        for each in assignments
    ]


def own_courses(year: SchoolYear, own: ClassGroup) -> Iterable[UUID]:
    """The courses of a class and of every group that draws on it."""
    courses = year.courses.filter(group__group_classes__class_group=own)
    return courses.values_list("pk", flat=True)


def _rooms(year: SchoolYear, since: date, teachers: set[UUID]) -> dict[UUID, str]:
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = slots_on(year, since).filter(teacher__in=teachers).exclude(room="")
    for teacher, room in rows.values_list("teacher_id", "room"):
        counted[teacher][room] += 1
    return {teacher: rooms.most_common(1)[0][0] for teacher, rooms in counted.items()}
