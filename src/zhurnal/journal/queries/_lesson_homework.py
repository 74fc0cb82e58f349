"""The homework of a lesson, and what else its classes have for that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhurnal.journal.queries._lesson_rows import LessonRow


@dataclass(frozen=True, slots=True)
class HomeworkSet:
    """A homework as it was set; ``pupils`` are those of an individual one."""

    homework_id: UUID
    nothing_set: bool
    due_on: date | None
    text: str
    minutes: int | None
    version: int
    set_at: datetime
    changed_at: datetime | None
    pupils: list[UUID] = field(default_factory=list)


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
    """The homework from rows of ``_lesson_rows.homework_rows``."""
    found: dict[UUID, tuple[bool, HomeworkSet]] = {}
    others = 0
    for pk, lesson_id, individual, *told, pupil_id in rows:
        if lesson_id != row.lesson.pk:
            others += told[3] or 0
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
