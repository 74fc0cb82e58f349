from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q

from zhurnal.school.models import ClassGroup, Person, TeachingGroupClass
from zhurnal.timetable.models import Lesson


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
    holds = FilteredRelation("substitutions", condition=Q(substitutions__ended_at__isnull=True))
    rows = (
        Lesson.objects.filter(on=on, course__group__in=groups)
        .annotate(standing=holds)
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
            *(f"teacher__person__{name}" for name in _NAMES),
            *(f"standing__teacher__person__{name}" for name in _NAMES),
        )
    )
    return [
        ClassLesson(
            *row[:6],
            teacher=_name(row[12:]) or _name(row[9:12]),
            cancelled=row[6] == Lesson.State.CANCELLED,
            remote=row[7],
            moved_from_on=row[8],
        )
        for row in rows
    ]


_NAMES = ("last_name", "first_name", "patronymic")


def _name(names: Sequence[str | None]) -> str:
    """Family name and initials; nothing for nobody."""
    last, first, patronymic = (each or "" for each in names)
    if not last:
        return ""
    return Person(last_name=last, first_name=first, patronymic=patronymic).initials_name
