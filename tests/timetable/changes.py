"""Words for tests of changed lessons: orders, and what the deputy does."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.cast import TODAY, Cast
from tests.journal.writing import acting
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.commands.cancel_lesson import cancel_lesson
from zhurnal.timetable.commands.merge_groups import merge_groups
from zhurnal.timetable.commands.move_lesson import move_lesson
from zhurnal.timetable.commands.swap_lessons import swap_lessons
from zhurnal.timetable.commands.teach_remotely import teach_remotely
from zhurnal.timetable.entries import OrderEntry, SpotEntry
from zhurnal.timetable.models import Lesson, LessonChange

ORDER = OrderEntry(number="31-у", on=TODAY, reason="педсовет")


def a_change(lesson: Lesson, kind: str = "remote") -> LessonChange:
    """An order that changed a lesson."""
    return LessonChange.objects.create(
        lesson=lesson,
        kind=kind,
        act=uuid7(),
        order_number=ORDER.number,
        order_on=ORDER.on,
        ordered_at=lesson.starts_at,
    )


def cancel(cast: Cast, lesson: Lesson, now: datetime, **told: Any) -> str:
    """Cancel a lesson; returns why not."""
    told = {"confirmed": False, "order": ORDER, "who": cast.deputy, **told}
    return _tried(cast, cancel_lesson, now, lesson_id=lesson.pk, **told)


def move(cast: Cast, lesson: Lesson, on: date, number: int, now: datetime) -> str:
    """Move a lesson; returns why not."""
    place = SpotEntry(on=on, number=number)
    return _tried(cast, move_lesson, now, lesson_id=lesson.pk, place=place)


def swap(cast: Cast, lesson: Lesson, other: Lesson, now: datetime) -> str:
    """Let two lessons change places; returns why not."""
    return _tried(cast, swap_lessons, now, lesson_id=lesson.pk, with_id=other.pk)


def merge(cast: Cast, lesson: Lesson, other: Lesson, now: datetime) -> str:
    """Let the teacher of another lesson give this one too; returns why not."""
    return _tried(cast, merge_groups, now, lesson_id=lesson.pk, with_id=other.pk)


def remote(cast: Cast, lesson: Lesson, now: datetime) -> str:
    """Have a lesson taught remotely; returns why not."""
    return _tried(cast, teach_remotely, now, lesson_id=lesson.pk)


def _tried(cast: Cast, command: Any, now: datetime, **told: Any) -> str:
    who = told.pop("who", cast.deputy)
    with cast.inside():
        try:
            command(actor=acting(who, now), now=now, **{"order": ORDER, **told})
        except Refused as refused:
            return refused.verdict.code
    return ""
