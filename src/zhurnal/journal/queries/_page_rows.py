"""The statements of a journal page. They return plain tuples: a page of 30 × 45 has no time for
model instances.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Value

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.journal.models import Absence, Homework, Mark, WorkType
from zhurnal.school.models import Enrolment, GroupMembership
from zhurnal.timetable.models import Lesson


class CourseRow(NamedTuple):
    """A course and one of its terms."""

    id: UUID
    subject: str
    group: str
    group_id: UUID
    grade: int
    term: int
    term_name: str
    starts_on: date
    ends_on: date


class StayRow(NamedTuple):
    """The days of a pupil in the group; a pupil who left and came back has two rows."""

    pupil_id: UUID
    last_name: str
    first_name: str
    valid_from: date
    valid_before: date | None


class LessonRow(NamedTuple):
    """A lesson and one of its works, if it has any."""

    id: UUID
    on: date
    number: int
    starts_at: datetime
    state: str
    topic: str | None
    attendance_at: datetime | None
    homework: bool
    work_id: UUID | None
    type_code: str
    type_name: str
    short_name: str
    title: str
    weight: int
    is_control: bool


class EntryRow(NamedTuple):
    """What one pupil has at one place: a mark for a work, or attendance at a lesson.

    ``place_id`` is the work of a mark and the lesson of an attendance, ``word`` the value of the
    one and the fact of the other, ``detail`` the comment or the reason.
    """

    is_mark: int
    place_id: UUID
    pupil_id: UUID
    word: str
    detail: str
    corrected: bool
    minutes_late: int | None
    version: int


def terms_of_course(actor: Actor, course_id: UUID) -> list[CourseRow]:
    """The course with its terms, in order; nothing when the actor may not see it.

    Source: R-2.3-a, R-2.9-a, R-2.10-a.
    """
    rows = (
        visible_courses(actor)
        .filter(pk=course_id, scheme__terms__isnull=False)
        .order_by("scheme__terms__number")
        .values_list(
            "id",
            "subject__name",
            "group__name",
            "group_id",
            "grade",
            "scheme__terms__number",
            "scheme__terms__name",
            "scheme__terms__starts_on",
            "scheme__terms__ends_on",
        )
    )
    return [CourseRow._make(row) for row in rows]


def stays_in_course(actor: Actor, course: CourseRow) -> list[StayRow]:
    """The stays of pupils in the group that touch the term, by name.

    A homeroom teacher who does not teach the course gets the pupils of his class alone.

    Source: R-2.9-a.
    """
    touches = Q(valid_from__lte=course.ends_on) & (
        Q(valid_before__isnull=True) | Q(valid_before__gt=course.starts_on)
    )
    stays = GroupMembership.objects.filter(touches, group=course.group_id)
    scopes = actor.scopes(Permission.JOURNAL_READ)
    if not scopes.school and course.id not in scopes.courses:
        own = Enrolment.objects.filter(touches, class_group__in=scopes.classes)
        stays = stays.filter(pupil__in=own.values("pupil_id"))
    rows = stays.order_by(
        "pupil__person__last_name", "pupil__person__first_name", "pupil_id", "valid_from"
    ).values_list(
        "pupil_id",
        "pupil__person__last_name",
        "pupil__person__first_name",
        "valid_from",
        "valid_before",
    )
    return [StayRow._make(row) for row in rows]


def lessons_of_course(course: CourseRow) -> list[LessonRow]:
    """The lessons of the term in order, each as often as it has works, and at least once."""
    common = Homework.objects.filter(lesson=OuterRef("pk"), individual=False)
    rows = (
        Lesson.objects.filter(_in_term(course))
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
            "works__id",
            "works__work_type__code",
            "works__work_type__name",
            "works__work_type__short_name",
            "works__title",
            "works__weight",
            "works__work_type__is_control",
        )
    )
    return [LessonRow._make(row) for row in rows]


def entries_of_course(course: CourseRow) -> Any:
    """The marks and absences of the term: rows as ``EntryRow`` lists their columns.

    One statement for both, so that the page keeps within its eight.
    """
    in_term = _in_term(course, "lesson__")
    marks = Mark.objects.filter(in_term).values_list(
        Value(1, IntegerField()),
        "work_id",
        "pupil_id",
        F("value"),
        F("comment"),
        F("corrected"),
        Value(None, IntegerField()),
        F("version"),
    )
    absences = Absence.objects.filter(in_term).values_list(
        Value(0, IntegerField()),
        "lesson_id",
        "pupil_id",
        F("fact"),
        F("reason"),
        Value(False),
        F("minutes_late"),
        F("version"),
    )
    return marks.union(absences, all=True)


def work_types_of_school() -> Any:
    """The kinds of work of the school in its order: code, name, short name, weight, control."""
    return WorkType.objects.order_by("position", "name").values_list(
        "code", "name", "short_name", "weight", "is_control"
    )


def _in_term(course: CourseRow, path: str = "") -> Q:
    return Q(
        (f"{path}course", course.id),
        (f"{path}on__gte", course.starts_on),
        (f"{path}on__lte", course.ends_on),
    )
