from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from zhurnal.school.names import NAMES, initials_name
from zhurnal.timetable.models import Lesson, Substitution


class PaidLesson(NamedTuple):
    """A lesson that a substitute gave, with the order; ``merged`` with a lesson of his own."""

    substitute: str
    on: date
    number: int
    group: str
    subject: str
    teacher: str
    order_number: str
    order_on: date
    merged: bool


@dataclass(frozen=True, slots=True)
class PaidTeacher:
    """Who substituted in a month: hours in all, and those given to merged groups."""

    name: str
    lessons: Sequence[PaidLesson]

    @property
    def hours(self) -> int:
        return len(self.lessons)

    @property
    def merged(self) -> int:
        return sum(lesson.merged for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class PayMonth:
    """The journal of substitutions of a month: who gave whose lessons by which orders, and how many
    lessons each absent teacher missed.

    Source: school practice §8 (журнал пропущенных и замещённых уроков).
    """

    first: date
    teachers: Sequence[PaidTeacher]
    missed: Sequence[tuple[str, int]]

    @property
    def previous(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def following(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def hours(self) -> int:
        return sum(teacher.hours for teacher in self.teachers)


def pay_month(month: date, *, now: datetime) -> PayMonth:
    """The substitutions of the month of a day whose lessons have begun and were not cancelled. One
    statement.

    Source: school practice §8.
    """
    first = month.replace(day=1)
    rows = (
        Substitution.objects.filter(
            ended_at__isnull=True,
            lesson__on__gte=first,
            lesson__on__lt=(first + timedelta(days=31)).replace(day=1),
            lesson__starts_at__lte=now,
            lesson__state=Lesson.State.SCHEDULED,
        )
        .order_by(*_names("teacher"), "teacher_id", "lesson__on", "lesson__number", "pk")
        .values_list(
            "teacher_id",
            "lesson__on",
            "lesson__number",
            "lesson__course__group__name",
            "lesson__course__subject__name",
            "order_number",
            "order_on",
            "merged",
            *_names("teacher"),
            *_names("lesson__teacher"),
        )
    )
    teachers = []
    for _pk, own in groupby(rows, key=lambda row: row[0]):
        lessons = [_lesson(row) for row in own]
        teachers.append(PaidTeacher(lessons[0].substitute, lessons))
    missed = Counter(lesson.teacher for each in teachers for lesson in each.lessons)
    return PayMonth(first, teachers, sorted(missed.items()))


def _names(whose: str) -> list[str]:
    return [f"{whose}__person__{name}" for name in NAMES]


def _lesson(row: tuple[Any, ...]) -> PaidLesson:
    _pk, on, number, group, subject, order_number, order_on, merged = row[:8]
    return PaidLesson(
        substitute=initials_name(*row[8:11]),
        on=on,
        number=number,
        group=group,
        subject=subject,
        teacher=initials_name(*row[11:14]),
        order_number=order_number,
        order_on=order_on,
        merged=merged,
    )
