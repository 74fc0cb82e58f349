from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q, QuerySet

from zhurnal.school.models import SchoolYear, TeachingGroup
from zhurnal.timetable.models import Bell, WeeklySlot
from zhurnal.timetable.rules.school_weeks import Weeks, week_number

Hour = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A lesson of the week as a timetable shows it; ``part``: not the whole class has it."""

    slot_id: UUID
    course_id: UUID
    subject: str
    group: str
    part: bool
    teacher_id: UUID
    teacher: str
    room: str
    weeks: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A lesson's number with its bell, and what takes place then on every day of the week."""

    shift: int
    number: int
    starts_at: time | None
    ends_at: time | None
    days: Mapping[int, Sequence[TableEntry]]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A weekly timetable as it holds on a day; ``week`` is that day's week of the school year,
    ``two_weeks`` says that odd and even weeks differ.
    """

    on: date
    week: int
    two_weeks: bool
    week_days: Sequence[int]
    rows: Sequence[TableRow]

    @property
    def shifts(self) -> int:
        """How many shifts it shows."""
        return len({row.shift for row in self.rows})


def year_of(day: date) -> SchoolYear | None:
    """The school year in whose timetable a day belongs: the last that has begun, else the next."""
    begun = SchoolYear.objects.filter(number__lte=day.year if day.month > 6 else day.year - 1)
    return begun.order_by("-number").first() or SchoolYear.objects.order_by("number").first()


def of_class(class_id: UUID) -> Q:
    """The lessons of a class and of every group that draws on it."""
    return Q(course__group__group_classes__class_group=class_id)


def of_pupil(pupil_id: UUID, on: date) -> Q:
    """The lessons of the groups in which a pupil is on a day.

    Source: R-2.3-a; school practice §3 (membership is dated).
    """
    path = "course__group__memberships"
    return Q(
        Q(**{f"{path}__valid_before__isnull": True}) | Q(**{f"{path}__valid_before__gt": on}),
        **{f"{path}__pupil": pupil_id, f"{path}__valid_from__lte": on},
    )


def slots_on(year: SchoolYear, on: date) -> QuerySet[WeeklySlot]:
    """The rows of a year's timetable that hold on a day."""
    return WeeklySlot.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on), course__year=year, valid_from__lte=on
    )


def week_table(year: SchoolYear, on: date, whose: Q, *, least: int = 0) -> WeekTable:
    """The timetable of somebody or something on a day, with at least so many lessons a day.

    Two statements.

    Source: school practice §8 (valid from-to; A/B weeks).
    """
    found: dict[Hour, dict[int, list[TableEntry]]] = defaultdict(lambda: defaultdict(list))
    for slot in _slots(year, on, whose):
        found[slot.shift, slot.number][slot.weekday].append(_entry(slot))
    bells = _bells(year)
    shifts = {shift for shift, _ in found} or {1}
    hours = set(found) | {(min(shifts), number) for number in range(1, least + 1)}
    entries = [each for days in found.values() for day in days.values() for each in day]
    return WeekTable(
        on=on,
        week=week_number(on, starts_on=year.starts_on),
        two_weeks=any(each.weeks != Weeks.EVERY for each in entries),
        week_days=range(1, year.week_days + 1),
        rows=[
            TableRow(*hour, *bells.get(hour, (None, None)), found[hour]) for hour in sorted(hours)
        ],
    )


def _slots(year: SchoolYear, on: date, whose: Q) -> QuerySet[WeeklySlot]:
    rows = slots_on(year, on).filter(whose).distinct()
    rows = rows.select_related("course__group", "course__subject", "teacher__person")
    return rows.order_by("shift", "number", "weekday", "course__group__name", "pk")


def _bells(year: SchoolYear) -> dict[Hour, tuple[time, time]]:
    rows = Bell.objects.filter(year=year, variant=Bell.Variant.ORDINARY)
    return {(bell.shift, bell.number): (bell.starts_at, bell.ends_at) for bell in rows}


def _entry(slot: WeeklySlot) -> TableEntry:
    group = slot.course.group
    return TableEntry(
        slot_id=slot.pk,
        course_id=slot.course_id,
        subject=slot.course.subject.name,
        group=group.name,
        part=group.kind != TeachingGroup.Kind.WHOLE_CLASS,
        teacher_id=slot.teacher_id,
        teacher=slot.teacher.person.initials_name,
        room=slot.room,
        weeks=slot.weeks,
    )
