from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.school.models import TeachingGroupClass
from zhurnal.timetable.models import Lesson, LessonChange
from zhurnal.timetable.queries.standing_changes import StandingChange, standing_changes
from zhurnal.timetable.queries.written_since import written_since

#: A lesson to choose: its id and its words.
Choice = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class LessonToChange:
    """A lesson that an order may change: what is written at it, with which lessons of the day of
    the same classes it may change places, with which of its hour it may be merged, and what orders
    changed about it.

    Source: school practice §8.
    """

    lesson_id: UUID
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    group: str
    subject: str
    teacher: str
    cancelled: bool
    written: bool
    class_id: UUID | None
    swaps: Sequence[Choice]
    merges: Sequence[Choice]
    changes: Sequence[StandingChange]


def lesson_to_change(lesson_id: UUID) -> LessonToChange | None:
    """A lesson with everything that the page of its change shows; None when there is none.

    Source: school practice §8; M-7.
    """
    found = Lesson.objects.select_related(
        "course__group", "course__subject", "teacher__person"
    ).filter(pk=lesson_id)
    lesson = found.first()
    if lesson is None:
        return None
    classes = TeachingGroupClass.objects.filter(group=lesson.course.group_id)
    ids = list(classes.order_by("class_group__name").values_list("class_group_id", flat=True))
    others = _beside(lesson, ids)
    return LessonToChange(
        lesson_id=lesson.pk,
        on=lesson.on,
        number=lesson.number,
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
        group=lesson.course.group.name,
        subject=lesson.course.subject.name,
        teacher=lesson.teacher.person.initials_name,
        cancelled=lesson.state == Lesson.State.CANCELLED,
        written=written_since(None, [lesson.pk]) is not None,
        class_id=ids[0] if ids else None,
        swaps=[
            (other.pk, _words(other))
            for other in others
            if other.course_id != lesson.course_id and not _at_once(lesson, other)
        ],
        merges=[(other.pk, _words(other)) for other in others if _at_once(lesson, other)],
        changes=standing_changes(LessonChange.objects.filter(lesson=lesson)),
    )


def _beside(lesson: Lesson, classes: list[UUID]) -> list[Lesson]:
    """The other lessons of the day of these classes that are held."""
    groups = TeachingGroupClass.objects.filter(class_group__in=classes).values("group_id")
    rows = Lesson.objects.filter(
        on=lesson.on, state=Lesson.State.SCHEDULED, course__group__in=groups
    ).exclude(pk=lesson.pk)
    rows = rows.select_related("course__group", "course__subject", "teacher__person")
    return list(rows.order_by("starts_at", "course__group__name", "pk"))


def _at_once(one: Lesson, other: Lesson) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _words(lesson: Lesson) -> str:
    course = lesson.course
    teacher = lesson.teacher.person.initials_name
    return f"{lesson.number}. {course.group.name}, {course.subject.name} — {teacher}"
