from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhurnal.school.models import DayOrder
from zhurnal.timetable.queries.kept_lessons import KeptLesson, kept_lessons


@dataclass(frozen=True, slots=True)
class OrderedDays:
    """The days of one order: what they are, and the lessons that stand on them all the same.

    ``ahead`` are the rows of today and later, when some are over: they can be taken back alone.
    """

    kind: str
    first_on: date
    last_on: date
    days: int
    grades: Sequence[int]
    by_weekday: int | None
    order_number: str
    order_on: date
    reason: str
    ids: Sequence[UUID]
    ahead: Sequence[UUID]
    kept: Sequence[KeptLesson]


def calendar_orders(rows: Sequence[DayOrder], *, today: date) -> list[OrderedDays]:
    """Days by order put together as they were ordered. One statement: the lessons left on them.

    Source: M-4 (a); M-7.
    """
    kept = kept_lessons(rows)
    acts: dict[tuple[object, ...], list[DayOrder]] = {}
    for row in rows:
        key = (row.kind, row.ordered_at, row.order_number, tuple(row.grades), row.by_weekday)
        acts.setdefault(key, []).append(row)
    return [_together(act, kept, today) for act in acts.values()]


def _together(
    rows: Sequence[DayOrder], kept: dict[UUID, list[KeptLesson]], today: date
) -> OrderedDays:
    first = rows[0]
    ahead = [row.pk for row in rows if row.on >= today]
    return OrderedDays(
        kind=first.kind,
        first_on=first.on,
        last_on=rows[-1].on,
        days=len(rows),
        grades=first.grades,
        by_weekday=first.by_weekday,
        order_number=first.order_number,
        order_on=first.order_on,
        reason=first.reason,
        ids=[row.pk for row in rows],
        ahead=ahead if len(ahead) < len(rows) else (),
        kept=[lesson for row in rows for lesson in kept.get(row.pk, ())],
    )
