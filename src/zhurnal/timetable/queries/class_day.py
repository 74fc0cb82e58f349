from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhurnal.school.models import ClassGroup, TeachingGroupClass
from zhurnal.school.names import NAMES, initials_name
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing


@dataclass(frozen=True, slots=True)
class ClassLesson:
    """A lesson of a class's day, with whoever gives it."""

    lesson_id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    group: str
    subject: str
    teacher: str
    cancelled: bool
    remote: bool
    moved_from_on: date | None


@dataclass(frozen=True, slots=True)
class ClassDay:
    """The classes of the year of a day, and the lessons of one of them.

    Source: school practice §8.
    """

    on: date
    classes: Sequence[tuple[UUID, str]]
    class_id: UUID | None
    lessons: Sequence[ClassLesson]


def class_day(on: date, class_id: UUID | None) -> ClassDay:
    """The lessons of a class on a day, its subgroups' too. Two statements.

    Source: school practice §8.
    """
    classes = ClassGroup.objects.filter(year__starts_on__lte=on, year__ends_on__gte=on)
    rows = list(classes.order_by("grade", "name").values_list("pk", "name"))
    known = any(pk == class_id for pk, _name in rows)
    lessons = _lessons(on, class_id) if class_id and known else []
    return ClassDay(on, rows, class_id if known else None, lessons)


def _lessons(on: date, class_id: UUID) -> list[ClassLesson]:
    groups = TeachingGroupClass.objects.filter(class_group=class_id).values("group_id")
    rows: Iterable[tuple[Any, ...]] = (
        with_standing(Lesson.objects.filter(on=on, course__group__in=groups))
        .order_by("starts_at", "course__group__name", "pk")
        .values_list(
            "pk",
            "number",
            "starts_at",
            "ends_at",
            "course__group__name",
            "course__subject__name",
            "state",
            "remote",
            "moved_from_on",
            *(f"teacher__person__{name}" for name in NAMES),
            *(f"{STANDING}__teacher__person__{name}" for name in NAMES),
        )
    )
    return [
        ClassLesson(
            lesson_id=row[0],
            number=row[1],
            starts_at=row[2],
            ends_at=row[3],
            group=row[4],
            subject=row[5],
            cancelled=row[6] == Lesson.State.CANCELLED,
            remote=row[7],
            moved_from_on=row[8],
            teacher=initials_name(*row[12:]) or initials_name(*row[9:12]),
        )
        for row in rows
    ]
