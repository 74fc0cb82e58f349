"""The homework of a lesson, and what else its classes have for that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zhurnal.journal.models import Homework
from zhurnal.journal.queries._lesson_rows import LessonRow
from zhurnal.journal.tasks import task_in_words
from zhurnal.school.models import TeachingGroupClass
from zhurnal.tenancy.prepared import PreparedQuery


@dataclass(frozen=True, slots=True)
class HomeworkSet:
    """A homework as it was set; ``pupils`` are those of an individual one."""

    homework_id: UUID
    nothing_set: bool
    due_on: date | None
    minutes: int | None
    text: str
    manner: list[str]
    source: str
    pages: str
    exercises: str
    practical: str
    version: int
    set_at: datetime
    changed_at: datetime | None
    pupils: list[UUID] = field(default_factory=list)

    @property
    def words(self) -> str:
        return task_in_words(self)


@dataclass(frozen=True, slots=True)
class HomeworkOfLesson:
    """Common and individual homework; ``others`` is the minutes that the classes have for the
    course's next day besides it, ``norm`` the most they may have.

    Source: R-2.8-a, R-2.8-e.
    """

    common: HomeworkSet | None
    individual: Sequence[HomeworkSet]
    due_on: date | None
    others: int
    norm: int


def homework_of_lesson(
    rows: Iterable[tuple[Any, ...]], row: LessonRow, *, norm: int
) -> HomeworkOfLesson:
    """The homework from rows of ``homework_rows``."""
    found: dict[UUID, tuple[bool, HomeworkSet]] = {}
    others = 0
    for pk, lesson_id, individual, *told, pupil_id in rows:
        if lesson_id != row.lesson.pk:
            others += told[2] or 0
            continue
        _, homework = found.setdefault(pk, (individual, HomeworkSet(pk, *told)))
        if pupil_id is not None:
            homework.pupils.append(pupil_id)
    return HomeworkOfLesson(
        common=next((task for individual, task in found.values() if not individual), None),
        individual=[task for individual, task in found.values() if individual],
        due_on=row.next_day,
        others=others,
        norm=norm,
    )


def homework_rows(row: LessonRow) -> list[tuple[Any, ...]]:
    """The homework of the lesson, each as often as it has addressees, and the common homework of
    its classes for the course's next day.

    Source: R-2.8-e (load of the class).
    """
    lesson = row.lesson
    due_on = row.next_day or date.max
    return _HOMEWORK.rows(lesson=lesson.pk, group=lesson.course.group_id, due_on=due_on)


def _homework(lesson: UUID, group: UUID, due_on: date) -> QuerySet[Any, Any]:
    classes = TeachingGroupClass.objects.filter(group=group)
    groups = TeachingGroupClass.objects.filter(class_group__in=classes.values("class_group"))
    same_day = Q(due_on=due_on, course__group__in=groups.values("group"), individual=False)
    return (
        Homework.objects.filter(Q(lesson=lesson) | same_day)
        .order_by("individual", "set_at", "pk")
        .values_list(
            "pk",
            "lesson_id",
            "individual",
            "nothing_set",
            "due_on",
            "minutes",
            "text",
            "manner",
            "source",
            "pages",
            "exercises",
            "practical",
            "version",
            "set_at",
            "changed_at",
            "addressees__pupil_id",
        )
    )


_HOMEWORK = PreparedQuery(_homework, lesson=UUID, group=UUID, due_on=date)
