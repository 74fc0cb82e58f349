"""What a teacher of a lesson chooses from: kinds of work, lines of the plan, earlier works."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    Value,
    When,
)

from zhurnal.curriculum.models import PlanLine
from zhurnal.journal.models import LessonRecord, Work, WorkType
from zhurnal.journal.queries._lesson_rows import LessonRow
from zhurnal.tenancy.prepared import PreparedQuery

_NUMBER = IntegerField()


def choice_rows(row: LessonRow) -> list[tuple[Any, ...]]:
    """What a teacher chooses from: kinds of work with the works of the lesson, lines of the plan,
    works of earlier lessons of the term, which may be written again.

    One statement, so that the page stays quick. Rows: what it is (``_lesson_works.KIND`` and so
    on), id of the work or line, code of the kind, its name or the topic, title of the work or
    usual homework, weight, position or number, version or 1 for a line that another lesson has
    used, criterion, the work it is a second attempt at, day of an earlier work.
    """
    lesson = row.lesson
    first = row.term_starts or lesson.on
    return _CHOICES.rows(lesson=lesson.pk, course=lesson.course_id, first=first, day=lesson.on)


def _choices(lesson: UUID, course: UUID, first: date, day: date) -> QuerySet[Any, Any]:
    return _earlier(course, first, day).union(_kinds(lesson), _lines(lesson, course), all=True)


def _kinds(lesson: UUID) -> QuerySet[Any, Any]:
    weight = Case(
        When(work__isnull=True, then=F("weight")), default=F("work__weight"), output_field=_NUMBER
    )
    place = Case(When(work__isnull=True, then=0), default=F("work__position"), output_field=_NUMBER)
    return (
        WorkType.objects.annotate(work=FilteredRelation("works", condition=Q(works__lesson=lesson)))
        .order_by()
        .values_list(
            Value(0, _NUMBER),
            "work__id",
            "code",
            "name",
            "work__title",
            weight,
            ExpressionWrapper(F("position") * 100 + place, _NUMBER),
            "work__version",
            "work__criterion",
            "work__retake_of_id",
            Value(None, DateField()),
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
            "criterion",
            "retake_of_id",
            "lesson__on",
        )
    )


def _lines(lesson: UUID, course: UUID) -> QuerySet[Any, Any]:
    # Not one subquery per line: records are found by their lessons, never by a line of the plan.
    taught = LessonRecord.objects.filter(lesson__course=course, plan_line__isnull=False)
    used = Q(pk__in=taught.exclude(lesson=lesson).values("plan_line_id"))
    return (
        PlanLine.objects.filter(plan__course_plans__course=course)
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
            Value(""),
            Value(None, UUIDField()),
            Value(None, DateField()),
        )
    )


_CHOICES = PreparedQuery(_choices, lesson=UUID, course=UUID, first=date, day=date)
