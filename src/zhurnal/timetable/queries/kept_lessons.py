from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhurnal.school.models import DayOrder
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class KeptLesson:
    """A lesson that stands on a day off, for something is written about it."""

    lesson_id: UUID
    on: date
    number: int
    group: str
    subject: str


def kept_lessons(orders: Sequence[DayOrder]) -> dict[UUID, list[KeptLesson]]:
    """The lessons that stand on days off by order, by order: cancel them one by one, or keep them.

    Source: M-7.
    """
    off = [order for order in orders if order.kind == DayOrder.Kind.OFF]
    rows = Lesson.objects.filter(on__in={order.on for order in off}).order_by("starts_at", "pk")
    rows = rows.filter(state=Lesson.State.SCHEDULED).select_related(
        "course__group", "course__subject"
    )
    found: dict[UUID, list[KeptLesson]] = {}
    for row in rows if off else ():
        for order in off:
            if order.on == row.on and (not order.grades or row.course.grade in order.grades):
                names = row.course.group.name, row.course.subject.name
                found.setdefault(order.pk, []).append(
                    KeptLesson(row.pk, row.on, row.number, *names)
                )
    return found
