from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from django.db.models import Q

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import GroupMembership, TeachingGroup, TeachingGroupClass
from zhurnal.timetable.models import Bell, WeeklySlot
from zhurnal.timetable.rules.conflicts import Conflict, Sitting, conflicts_of

Bells = Mapping[tuple[int, int], tuple[time, time]]
_KINDS = TeachingGroup.Kind


@dataclass(frozen=True, slots=True)
class Situation:
    """A weekly lesson that looks for a place, and all that it could run into."""

    lesson: Sitting
    others: Sequence[Sitting]
    grade: int
    week_days: int
    bells: Bells

    def at(self, weekday: int, number: int) -> list[Conflict]:
        """What it would run into at a place."""
        bell = self.bells.get((self.lesson.shift, number))
        new = replace(self.lesson, weekday=weekday, number=number, bell=bell)
        return conflicts_of(new, self.others, grade=self.grade, week_days=self.week_days)


def situation(slot: WeeklySlot, *, since: date) -> Situation:
    """What a weekly lesson (its course loaded, stored or not) could run into from a day on: lessons
    of its classes, of its teacher, in its room. Five statements.

    Source: school practice §8.
    """
    links = TeachingGroupClass.objects.filter(group=slot.course.group_id)
    classes = list(links.values_list("class_group_id", flat=True))
    year = slot.course.year
    near = Q(course__group__group_classes__class_group__in=classes) | Q(teacher=slot.teacher_id)
    if slot.room:
        near |= Q(room=slot.room)
    rows = WeeklySlot.objects.filter(
        near,
        Q(valid_before__isnull=True) | Q(valid_before__gt=since),
        course__year=year,
    ).exclude(pk=slot.pk)
    rows = rows.select_related("course__group", "course__subject", "teacher__person").distinct()
    bells = {
        (bell.shift, bell.number): (bell.starts_at, bell.ends_at)
        for bell in Bell.objects.filter(year=year, variant=Bell.Variant.ORDINARY)
    }
    others = list(rows)
    groups = {slot.course.group_id, *(other.course.group_id for other in others)}
    seats = _Seats(_classes_of(groups), _pupils_of(classes, since), bells)
    return Situation(
        lesson=seats.sitting(slot, DaySpan(max(since, slot.valid_from), slot.valid_before)),
        others=[
            seats.sitting(other, DaySpan(other.valid_from, other.valid_before)) for other in others
        ],
        grade=slot.course.grade,
        week_days=year.week_days,
        bells=bells,
    )


def _classes_of(groups: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    links = TeachingGroupClass.objects.filter(group__in=groups)
    for group, each in links.values_list("group_id", "class_group_id"):
        found[group].add(each)
    return {group: frozenset(classes) for group, classes in found.items()}


def _pupils_of(classes: Collection[UUID], since: date) -> Mapping[UUID, frozenset[UUID]]:
    """Who is, on the day or later, in the groups that draw on these classes."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    groups = TeachingGroupClass.objects.filter(class_group__in=classes).values("group_id")
    rows = GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=since), group__in=groups
    )
    for group, pupil in rows.values_list("group_id", "pupil_id"):
        found[group].add(pupil)
    return {group: frozenset(pupils) for group, pupils in found.items()}


@dataclass(frozen=True, slots=True)
class _Seats:
    classes: Mapping[UUID, frozenset[UUID]]
    pupils: Mapping[UUID, frozenset[UUID]]
    bells: Bells

    def sitting(self, slot: WeeklySlot, span: DaySpan) -> Sitting:
        group = slot.course.group
        return Sitting(
            slot_id=slot.pk,
            title=f"{group.name}, {slot.course.subject.name}",
            teacher_id=slot.teacher_id,
            teacher=slot.teacher.person.initials_name,
            room=slot.room,
            weekday=slot.weekday,
            shift=slot.shift,
            number=slot.number,
            weeks=slot.weeks,
            span=span,
            bell=self.bells.get((slot.shift, slot.number)),
            group_id=group.pk,
            classes=self.classes.get(group.pk, frozenset()),
            whole=group.kind == _KINDS.WHOLE_CLASS,
            alone=group.kind == _KINDS.INDIVIDUAL,
            pupils=self.pupils.get(group.pk, frozenset()),
        )
