"""The statements of a journal page. They return plain tuples: a page of 30 × 45 has no time for
model instances.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.deadlines.queries.lesson_window import reader, reopened_before
from zhurnal.deadlines.queries.who_reopens import names_column
from zhurnal.journal.models import Absence, Homework, Mark
from zhurnal.school.models import Course, Enrolment, GroupMembership
from zhurnal.school.names import NAMES
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing


class CourseRow(NamedTuple):
    """A course and one of its terms; ``ask`` names those who open closed pages."""

    id: UUID
    subject: str
    group: str
    group_id: UUID
    grade: int
    term: int
    term_name: str
    starts_on: date
    ends_on: date
    ask: str | None


class StayRow(NamedTuple):
    """The days of a pupil in the group; a pupil who left and came back has two rows.

    ``came_from`` and ``went_to`` are the groups in which he has the subject before and after, on
    the very days on which this one begins and ends.
    """

    pupil_id: UUID
    last_name: str
    first_name: str
    sex: str
    valid_from: date
    valid_before: date | None
    came_from: str | None
    went_to: str | None


class LessonRow(NamedTuple):
    """A lesson and one of its works, if it has any; what orders changed about it, and the names of
    whoever substitutes.
    """

    id: UUID
    on: date
    number: int
    starts_at: datetime
    state: str
    topic: str | None
    attendance_at: datetime | None
    homework: bool
    reopened_before: datetime | None
    work_id: UUID | None
    type_code: str
    type_name: str
    short_name: str
    title: str
    weight: int
    criterion: str
    retake_of: UUID | None
    is_control: bool
    marks_due_on: date | None
    remote: bool
    moved_from_on: date | None
    last_name: str | None
    first_name: str | None
    patronymic: str | None


def terms_of_course(actor: Actor, course_id: UUID) -> list[CourseRow]:
    """The course with its terms, in order; nothing when the actor may not see it.

    Source: R-2.3-a, R-2.9-a, R-2.10-a.
    """
    if _sees_everybody(actor, course_id):
        rows: Iterable[Any] = _TERMS.rows(course=course_id, today=actor.today)
    else:
        rows = _terms(visible_courses(actor).filter(pk=course_id), today=actor.today)
    return [CourseRow._make(row) for row in rows]


def stays_in_course(actor: Actor, course: CourseRow) -> list[StayRow]:
    """The stays of pupils in the group that touch the term, by name.

    A homeroom teacher who does not teach the course gets the pupils of his class alone.

    Source: R-2.9-a.
    """
    group, starts, ends = course.group_id, course.starts_on, course.ends_on
    if _sees_everybody(actor, course.id):
        rows: Iterable[Any] = _STAYS.rows(course=course.id, group=group, starts=starts, ends=ends)
    else:
        classes = actor.scopes(Permission.JOURNAL_READ).classes
        own = Enrolment.objects.filter(_touches(starts, ends), class_group__in=classes)
        rows = _stays(course.id, group, starts, ends).filter(pupil__in=own.values("pupil_id"))
    return [StayRow._make(row) for row in rows]


def lessons_of_course(actor: Actor, course: CourseRow) -> list[LessonRow]:
    """The lessons of the term in order, each as often as it has works, and at least once; with the
    end of the actor's own exception, if one was made for him.
    """
    term = {"course": course.id, "starts": course.starts_on, "ends": course.ends_on}
    return [LessonRow._make(row) for row in _LESSONS.rows(**term, teacher=reader(actor))]


def entries_of(lessons: list[UUID]) -> list[tuple[Any, ...]]:
    """The marks and absences of lessons, in one statement: the page keeps within its eight.

    Rows: 1 for a mark and 0 for an absence; the work or lesson; the pupil; value or fact; comment
    or reason; corrected; minutes late; version; the last day of a debt; the day of later work. All
    is as the database writes it, ids with hyphens or without: to make UUIDs of hundreds would cost
    more than everything else here.
    """
    return _ENTRIES.driver_rows(lessons=lessons) if lessons else []


def _sees_everybody(actor: Actor, course_id: UUID) -> bool:
    """Whether the page is the actor's as a whole: he teaches the course, or sees every page."""
    scopes = actor.scopes(Permission.JOURNAL_READ)
    return scopes.school or course_id in scopes.courses


def _terms(courses: QuerySet[Course], *, today: date) -> QuerySet[Any, Any]:
    terms = "scheme__terms"
    return (
        courses.filter(scheme__terms__isnull=False)
        .order_by(f"{terms}__number")
        .values_list(
            "id",
            "subject__name",
            "group__name",
            "group_id",
            "grade",
            f"{terms}__number",
            f"{terms}__name",
            f"{terms}__starts_on",
            f"{terms}__ends_on",
            names_column(today),
        )
    )


def _touches(starts: date, ends: date) -> Q:
    """A span of days, not an empty one, that has a day in common with the term."""
    open_or_later = Q(valid_before__isnull=True) | Q(valid_before__gt=starts)
    empty = Q(valid_before__isnull=False, valid_before=F("valid_from"))
    return Q(valid_from__lte=ends) & open_or_later & ~empty


def _stays(course: UUID, group: UUID, starts: date, ends: date) -> QuerySet[Any, Any]:
    person = "pupil__person"
    same = Course.objects.filter(subject__in=Course.objects.filter(pk=course).values("subject"))
    elsewhere = GroupMembership.objects.filter(
        pupil=OuterRef("pupil"), group__in=same.values("group")
    ).exclude(group=OuterRef("group"))
    before = elsewhere.filter(valid_before=OuterRef("valid_from"))
    after = elsewhere.filter(valid_from=OuterRef("valid_before"))
    return (
        GroupMembership.objects.filter(_touches(starts, ends), group=group)
        .order_by(f"{person}__last_name", f"{person}__first_name", "pupil_id", "valid_from")
        .values_list(
            "pupil_id",
            f"{person}__last_name",
            f"{person}__first_name",
            f"{person}__sex",
            "valid_from",
            "valid_before",
            Subquery(before.values("group__name")[:1]),
            Subquery(after.values("group__name")[:1]),
        )
    )


def _lessons(course: UUID, starts: date, ends: date, teacher: UUID) -> QuerySet[Any, Any]:
    common = Homework.objects.filter(lesson=OuterRef("pk"), individual=False)
    kind = "works__work_type"
    return (
        with_standing(Lesson.objects.filter(course=course, on__gte=starts, on__lte=ends))
        .order_by("on", "number", "works__position")
        .values_list(
            "id",
            "on",
            "number",
            "starts_at",
            "state",
            "records__topic",
            "records__attendance_at",
            Exists(common),
            reopened_before(teacher, course=OuterRef("course"), on=OuterRef("on")),
            "works__id",
            f"{kind}__code",
            f"{kind}__name",
            f"{kind}__short_name",
            "works__title",
            "works__weight",
            "works__criterion",
            "works__retake_of_id",
            f"{kind}__is_control",
            "works__marks_due_on",
            "remote",
            "moved_from_on",
            *(f"{STANDING}__teacher__person__{name}" for name in NAMES),
        )
    )


def _entries(lessons: list[UUID]) -> QuerySet[Any, Any]:
    marks = Mark.objects.filter(lesson__in=lessons).values_list(
        Value(1, IntegerField()),
        Cast("work_id", CharField()),
        Cast("pupil_id", CharField()),
        F("value"),
        F("comment"),
        F("corrected"),
        Value(None, IntegerField()),
        F("version"),
        F("due_on"),
        F("done_on"),
    )
    absences = Absence.objects.filter(lesson__in=lessons).values_list(
        Value(0, IntegerField()),
        Cast("lesson_id", CharField()),
        Cast("pupil_id", CharField()),
        F("fact"),
        F("reason"),
        Value(False),
        F("minutes_late"),
        F("version"),
        Value(None, DateField()),
        Value(None, DateField()),
    )
    return marks.union(absences, all=True)


_TERMS = PreparedQuery(
    lambda course, today: _terms(Course.objects.filter(pk=course), today=today),
    course=UUID,
    today=date,
)
_STAYS = PreparedQuery(_stays, course=UUID, group=UUID, starts=date, ends=date)
_LESSONS = PreparedQuery(_lessons, course=UUID, starts=date, ends=date, teacher=UUID)
_ENTRIES = PreparedQuery(_entries, lessons=list)
