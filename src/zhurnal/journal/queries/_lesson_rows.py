"""The statements of a lesson page but that of its homework, each compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import courses_within
from zhurnal.assessment.queries.act_on import order_number_on, parameters_on
from zhurnal.deadlines.queries.lesson_window import reader, reopened_before
from zhurnal.deadlines.queries.who_reopens import names_column
from zhurnal.journal.models import Absence, Mark
from zhurnal.journal.queries.group_on_day import group_on_day
from zhurnal.journal.queries.last_bell import last_bell
from zhurnal.school.models import Course, Enrolment, Term
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson

_LESSON = (
    "id",
    "school_id",
    "course_id",
    "school_year",
    "on",
    "number",
    "starts_at",
    "ends_at",
    "room",
    "state",
)
_COURSE = ("id", "school_id", "group_id", "grade")


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with its record, its neighbours, its term, the end of its classes' day, what the act
    in force that day lays down, and whether and by whom its closed entries are opened again.
    """

    lesson: Lesson
    subject: str
    group: str
    plan_line_id: UUID | None
    topic: str | None
    material: str | None
    attendance_at: datetime | None
    topic_version: int | None
    previous_id: UUID | None
    following_id: UUID | None
    next_day: date | None
    term_starts: date | None
    term_ends: date | None
    last_bell: datetime
    act: dict[str, Any] | None
    order_number: str | None
    reopened_before: datetime | None
    ask: str | None


def lesson_row(actor: Actor, lesson_id: UUID) -> LessonRow | None:
    """The lesson; None when it does not exist for the actor.

    Source: R-2.3-a, R-2.9-a, R-2.10-a.
    """
    scopes = actor.scopes(Permission.JOURNAL_READ)
    if not scopes:
        return None
    reading = {"teacher": reader(actor), "today": actor.today}
    if scopes.school:
        rows = _IN_SCHOOL.rows(lesson=lesson_id, **reading)
    else:
        courses, classes = list(scopes.courses), list(scopes.classes)
        rows = _IN_SCOPE.rows(lesson=lesson_id, courses=courses, classes=classes, **reading)
    if not rows:
        return None
    ends = len(_LESSON) + len(_COURSE)
    lesson = Lesson.from_db("default", _LESSON, rows[0][: len(_LESSON)])
    lesson.course = Course.from_db("default", _COURSE, rows[0][len(_LESSON) : ends])
    return LessonRow(lesson, *rows[0][ends:])


def _lesson(
    lesson: UUID, seen: QuerySet[Lesson], *, teacher: UUID, today: date
) -> QuerySet[Any, Any]:
    his = seen.filter(teacher=OuterRef("teacher"), state=Lesson.State.SCHEDULED)
    earlier = his.filter(on__lte=OuterRef("on"), starts_at__lt=OuterRef("starts_at"))
    later = his.filter(on__gte=OuterRef("on"), starts_at__gt=OuterRef("starts_at"))
    again = Lesson.objects.filter(course=OuterRef("course"), on__gt=OuterRef("on"))
    held = again.exclude(state=Lesson.State.CANCELLED).order_by("on")
    terms = Term.objects.filter(scheme=OuterRef("course__scheme"), starts_on__lte=OuterRef("on"))
    term = terms.order_by("-starts_on")
    return seen.filter(pk=lesson).values_list(
        *(F(name) for name in _LESSON),
        *(F(f"course__{name}") for name in _COURSE),
        "course__subject__name",
        "course__group__name",
        "records__plan_line_id",
        "records__topic",
        "records__material",
        "records__attendance_at",
        "records__version",
        Subquery(earlier.order_by("-on", "-starts_at").values("pk")[:1]),
        Subquery(later.order_by("on", "starts_at").values("pk")[:1]),
        Subquery(held.values("on")[:1]),
        Subquery(term.values("starts_on")[:1]),
        Subquery(term.values("ends_on")[:1]),
        last_bell(),
        parameters_on(OuterRef("on")),
        order_number_on(OuterRef("on")),
        reopened_before(teacher, course=OuterRef("course"), on=OuterRef("on")),
        names_column(today),
    )


def _lesson_in_scope(
    lesson: UUID, courses: list[UUID], classes: list[UUID], *, teacher: UUID, today: date
) -> QuerySet[Any, Any]:
    seen = Lesson.objects.filter(course__in=courses_within(courses, classes))
    return _lesson(lesson, seen, teacher=teacher, today=today)


def pupil_rows(actor: Actor, lesson: Lesson) -> list[tuple[Any, ...]]:
    """The pupils of the day by name with their attendance here and at their lesson before it.

    A homeroom teacher who does not teach the course gets the pupils of his class alone.

    Source: R-2.5-d (proposed, not copied), R-2.9-a.
    """
    values = {"lesson": lesson.pk, "group": lesson.course.group_id, "on": lesson.on}
    scopes = actor.scopes(Permission.JOURNAL_READ)
    if scopes.school or lesson.course_id in scopes.courses:
        return _PUPILS.rows(**values)
    return _OWN_PUPILS.rows(**values, classes=list(scopes.classes))


def _pupils(lesson: UUID, group: UUID, on: date) -> QuerySet[Any, Any]:
    begins = Lesson.objects.filter(pk=lesson).values("starts_at")
    before = Absence.objects.filter(
        pupil=OuterRef("pupil"), lesson__on=on, lesson__starts_at__lt=Subquery(begins)
    )
    return (
        group_on_day(group, on)
        .annotate(
            here=FilteredRelation("pupil__absences", condition=Q(pupil__absences__lesson=lesson))
        )
        .order_by("pupil__person__last_name", "pupil__person__first_name", "pupil_id")
        .values_list(
            "pupil_id",
            "pupil__person__last_name",
            "pupil__person__first_name",
            "here__fact",
            "here__minutes_late",
            "here__reason",
            "here__version",
            Subquery(before.order_by("-lesson__starts_at").values("fact")[:1]),
        )
    )


def _own_pupils(lesson: UUID, group: UUID, on: date, classes: list[UUID]) -> QuerySet[Any, Any]:
    own = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on),
        class_group__in=classes,
        valid_from__lte=on,
    )
    return _pupils(lesson, group, on).filter(pupil__in=own.values("pupil"))


def mark_rows(row: LessonRow) -> list[tuple[Any, ...]]:
    """The marks of the term in time.

    Rows: pupil, 1 for a mark of this lesson, value, version, last day of a debt, day of later
    work, comment, work, its weight, the work that it is a second attempt at.
    """
    lesson = row.lesson
    return _MARKS.rows(
        lesson=lesson.pk,
        course=lesson.course_id,
        first=row.term_starts or lesson.on,
        last=row.term_ends or lesson.on,
    )


def _marks(lesson: UUID, course: UUID, first: date, last: date) -> QuerySet[Any, Any]:
    here = Q(lesson=lesson)
    return (
        Mark.objects.filter(
            here | Q(lesson__on__gte=first, lesson__on__lte=last), lesson__course=course
        )
        .order_by("lesson__on", "lesson__number", "work__position")
        .values_list(
            "pupil_id",
            Case(When(here, then=1), default=0, output_field=IntegerField()),
            "value",
            "version",
            "due_on",
            "done_on",
            "comment",
            "work_id",
            "work__weight",
            "work__retake_of_id",
        )
    )


_IN_SCHOOL = PreparedQuery(
    lambda lesson, **reading: _lesson(lesson, Lesson.objects.all(), **reading),
    lesson=UUID,
    teacher=UUID,
    today=date,
)
_IN_SCOPE = PreparedQuery(
    _lesson_in_scope, lesson=UUID, courses=list, classes=list, teacher=UUID, today=date
)
_PUPILS = PreparedQuery(_pupils, lesson=UUID, group=UUID, on=date)
_OWN_PUPILS = PreparedQuery(_own_pupils, lesson=UUID, group=UUID, on=date, classes=list)
_MARKS = PreparedQuery(_marks, lesson=UUID, course=UUID, first=date, last=date)
