"""What a teacher of a lesson chooses from: works, lines of the plan, earlier works."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    Exists,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    Value,
    When,
)

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.curriculum.models import PlanLine
from zhurnal.curriculum.queries.left_out import left_out
from zhurnal.journal.models import LessonRecord, Work
from zhurnal.journal.queries._lesson_rows import LessonRow
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson

_NUMBER = IntegerField()
#: How far apart the lessons of one work in two subjects may be.
_WEEK = timedelta(days=7)


def choice_rows(row: LessonRow, *, actor: Actor) -> list[tuple[Any, ...]]:
    """What a teacher chooses from: the works of the lesson, the lines of the plan, the works of
    earlier lessons of the term, which may be written again, lessons of the same pupils to which the
    second mark of a work may belong.

    One statement, so that the page keeps within its eight. Rows: what it is (``_lesson_works.WORK``
    and so on), id of the work or line, code of the kind, its name or the topic, title of the work
    or usual homework, weight, position or number, version or 1 for a line that another lesson has
    used, last day for marks or day of an earlier work, criterion, the work it is a second attempt
    at.
    """
    lesson = row.lesson
    first = row.term_starts or lesson.on
    return _CHOICES.rows(
        lesson=lesson.pk,
        course=lesson.course_id,
        group=lesson.course.group_id,
        mine=[lesson.course_id, *actor.scopes(Permission.JOURNAL_WRITE).courses],
        first=first,
        day=lesson.on,
        since=lesson.on - _WEEK,
        until=lesson.on + _WEEK,
    )


def _choices(
    *, lesson: UUID, course: UUID, first: date, day: date, **of: Any
) -> QuerySet[Any, Any]:
    return _earlier(course, first, day).union(
        _works(lesson), _lines(lesson, course), _beside(course, **of), all=True
    )


def _works(lesson: UUID) -> QuerySet[Any, Any]:
    return (
        Work.objects.filter(lesson=lesson)
        .order_by()
        .values_list(
            Value(0, _NUMBER),
            "id",
            "work_type__code",
            "work_type__name",
            "title",
            "weight",
            "position",
            "version",
            "marks_due_on",
            "criterion",
            "retake_of_id",
        )
    )


def _earlier(course: UUID, first: date, day: date) -> QuerySet[Any, Any]:
    return (
        Work.objects.filter(
            lesson__course=course, lesson__on__gte=first, lesson__on__lt=day, weight__gt=1
        )
        .order_by()
        .values_list(
            Value(2, _NUMBER),
            "id",
            "work_type__code",
            "work_type__name",
            "title",
            "weight",
            "position",
            "version",
            "lesson__on",
            "criterion",
            "retake_of_id",
        )
    )


def _beside(
    course: UUID, group: UUID, mine: list[UUID], since: date, until: date
) -> QuerySet[Any, Any]:
    return (
        Lesson.objects.filter(
            course__group=group, course__in=mine, on__range=(since, until),
            state=Lesson.State.SCHEDULED,
        )
        .exclude(course=course)
        .order_by()
        .values_list(
            Value(3, _NUMBER),
            "id",
            Value(""),
            "course__subject__name",
            Value(""),
            Value(0, _NUMBER),
            "number",
            Value(0, _NUMBER),
            "on",
            Value(""),
            Value(None, UUIDField()),
        )
    )  # fmt: skip


def _lines(lesson: UUID, course: UUID) -> QuerySet[Any, Any]:
    # Not one subquery per line: records are found by their lessons, never by a line of the plan.
    taught = LessonRecord.objects.filter(lesson__course=course, plan_line__isnull=False)
    used = Q(pk__in=taught.exclude(lesson=lesson).values("plan_line_id"))
    return (
        PlanLine.objects.filter(
            ~Exists(left_out(course)), plan__course_plans__course=course, removed_at__isnull=True
        )
        .order_by()
        .values_list(
            Value(1, _NUMBER),
            "id",
            "work",
            "topic",
            "homework",
            Value(0, _NUMBER),
            "number",
            Case(When(used, then=1), default=0, output_field=_NUMBER),
            Value(None, DateField()),
            Value(""),
            Value(None, UUIDField()),
        )
    )


_CHOICES = PreparedQuery(
    _choices, lesson=UUID, course=UUID, group=UUID, mine=list, first=date, day=date, since=date,
    until=date,
)  # fmt: skip
