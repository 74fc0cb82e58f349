"""Lessons follow a change of the timetable, as far as nothing is written about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.kernel.clock import week_start
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.untouched import untouched

_COLUMNS = ("teacher_id", "on", "shift", "number", "starts_at", "ends_at", "room")
_STORED = [name.removesuffix("_id") for name in _COLUMNS]

Place = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of lessons: so many were ``made`` or ``moved``, so many are needed no more;
    ``kept`` ones, begun or written about, stay where they were.
    """

    made: int = 0
    moved: int = 0
    spared: int = 0
    kept: int = 0


@dataclass(slots=True)
class _Pairs:
    """Lessons and the plans they are to follow, and what remains of either."""

    followers: list[tuple[Lesson, Lesson]]
    free: list[Lesson]
    wanted: list[Lesson]
    kept: int


def follow(before: Sequence[Lesson], after: Sequence[Lesson], *, now: datetime) -> Followed:
    """Bring the lessons of one course from the plan ``before`` to the plan ``after``.

    A lesson of the plan that is still only a plan moves inside its week, or becomes spare; one that
    has begun or has content stays, and counts for the hour that was to move. Spare lessons of the
    course are used again before new ones are made; none is deleted.

    Source: M-7; school practice §8 (generated but then independent).
    """
    if not before and not after:
        return Followed()
    pairs = _pair(before, after, now=now)
    course_id = (after or before)[0].course_id
    spares = list(Lesson.rows.filter(course=course_id, spare=True).order_by("on", "number"))
    used = min(len(spares), len(pairs.wanted))
    pairs.followers += zip(spares[:used], pairs.wanted[:used], strict=True)
    _take_places(pairs)
    Lesson.objects.bulk_create(pairs.wanted[used:])
    return Followed(
        made=len(pairs.wanted),
        moved=len(pairs.followers) - used,
        spared=len(pairs.free),
        kept=pairs.kept,
    )


def _pair(before: Sequence[Lesson], after: Sequence[Lesson], *, now: datetime) -> _Pairs:
    course_id = (after or before)[0].course_id
    days = [plan.on for plan in (*before, *after)]
    rows = Lesson.objects.filter(course=course_id, on__gte=min(days), on__lte=max(days))
    standing = {_place(row): row for row in rows}
    plain = set(untouched(rows, now=now).values_list("pk", flat=True))
    new = {_place(plan): plan for plan in after}
    pairs = _Pairs([], [], [], 0)
    leaving, arriving, kept = defaultdict[date, list[Lesson]](list), _by_week(after, standing), {}
    elsewhere = _moved_by_order(course_id, days)
    for plan in before:
        row = standing.get(_place(plan))
        if _place(plan) in elsewhere and arriving[week_start(plan.on)]:
            arriving[week_start(plan.on)].pop()  # an order has this hour on another day
        if row is None or (row.teacher_id, row.room) != (plan.teacher_id, plan.room):
            continue
        if _place(plan) in new:
            if row.starts_at > now:
                pairs.followers.append((row, new[_place(plan)]))
        elif row.pk in plain:
            leaving[week_start(row.on)].append(row)
        else:
            kept[row.pk] = row
    for row in kept.values():
        pairs.kept += 1
        if arriving[week_start(row.on)]:
            arriving[week_start(row.on)].pop()
    for week in sorted({*leaving, *arriving}):
        both = min(len(leaving[week]), len(arriving[week]))
        pairs.followers += zip(leaving[week][:both], arriving[week][:both], strict=True)
        pairs.free += leaving[week][both:]
        pairs.wanted += arriving[week][both:]
    return pairs


def _moved_by_order(course_id: UUID, days: Sequence[date]) -> set[Place]:
    """The places that the timetable gave to lessons which an order has elsewhere."""
    rows = Lesson.objects.filter(
        course=course_id, moved_from_on__gte=min(days), moved_from_on__lte=max(days)
    )
    return set(rows.values_list("moved_from_on", "moved_from_number"))


def _by_week(
    plans: Iterable[Lesson], standing: dict[Place, Lesson]
) -> defaultdict[date, list[Lesson]]:
    """The plans for which no lesson stands yet, by the Monday of their week."""
    found = defaultdict[date, list[Lesson]](list)
    for plan in plans:
        if _place(plan) not in standing:
            found[week_start(plan.on)].append(plan)
    return found


def _take_places(pairs: _Pairs) -> None:
    """Lessons leave their places before others take them: two may change places with each other."""
    rows = [row for row, _ in pairs.followers]
    leaving = [row.pk for row in (*rows, *pairs.free)]
    Lesson.objects.filter(pk__in=leaving).update(spare=True)
    for row, plan in pairs.followers:
        for name in _COLUMNS:
            setattr(row, name, getattr(plan, name))
        row.spare = False
    Lesson.rows.bulk_update(rows, [*_STORED, "spare"])


def _place(lesson: Lesson) -> Place:
    return lesson.on, lesson.number
