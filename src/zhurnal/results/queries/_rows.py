"""The statements of results, as plain tuples: a class of thirty has thousands of marks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet

from zhurnal.journal.models import Absence, Mark
from zhurnal.results.models import ResultMark
from zhurnal.school.models import GroupMembership, TeachingAssignment, Term
from zhurnal.timetable.models import Lesson

Pupils = Collection[UUID] | QuerySet[Any, Any]
Subjects = Collection[UUID]


class StayRow(NamedTuple):
    """Days of a pupil in a group that is taught a subject."""

    pupil_id: UUID
    last_name: str
    first_name: str
    subject_id: UUID
    subject: str
    short_name: str
    course_id: UUID
    group: str
    grade: int
    scheme_id: UUID
    valid_from: date
    valid_before: date | None

    def __contains__(self, day: object) -> bool:
        """Whether a day is one of them."""
        return (
            isinstance(day, date)
            and self.valid_from <= day
            and (self.valid_before is None or day < self.valid_before)
        )


class MarkRow(NamedTuple):
    """A current mark, with what names and weighs its work. ``due_on`` is the last day of a debt,
    ``retake_of`` the work that this one was written again for. ``points`` are what it is worth by
    the act, None for nothing; ``outdone`` says that another attempt counts in its place.
    """

    pupil_id: UUID
    subject_id: UUID
    on: date
    value: str
    weight: int
    work: str
    title: str
    work_id: UUID
    retake_of: UUID | None
    due_on: date | None
    points: int | None = None
    outdone: bool = False


class ResultRow(NamedTuple):
    """A result as it stands; ``author`` and ``responsible`` are people."""

    id: UUID
    pupil_id: UUID
    subject_id: UUID
    course_id: UUID
    school_year: int
    kind: str
    term: int
    value: str
    proposal: str
    reason: str
    put_at: datetime
    put_by: UUID
    put_as: str
    responsible: UUID | None
    standing: str
    objection: str
    version: int


class TeacherRow(NamedTuple):
    """Who teaches a course in some days, how many hours a week."""

    course_id: UUID
    person_id: UUID
    last_name: str
    first_name: str
    patronymic: str
    hours: Decimal
    valid_from: date
    valid_before: date | None

    @property
    def initials_name(self) -> str:
        """Фамилия И. О."""
        initials = [f"{name[0]}." for name in (self.first_name, self.patronymic) if name]
        return " ".join([self.last_name, *initials])


def stays_of(year_id: UUID, *, pupils: Pupils, subjects: Subjects) -> list[StayRow]:
    """Where the pupils were taught the subjects in a year, pupils by name."""
    person = "pupil__person"
    course = "group__courses"
    rows = (
        GroupMembership.objects.filter(
            group__courses__year=year_id, group__courses__subject__in=subjects, pupil__in=pupils
        )
        .exclude(valid_before=F("valid_from"))
        .order_by(f"{person}__last_name", f"{person}__first_name", "pupil_id", "valid_from")
        .values_list(
            "pupil_id",
            f"{person}__last_name",
            f"{person}__first_name",
            f"{course}__subject_id",
            f"{course}__subject__name",
            f"{course}__subject__short_name",
            f"{course}__id",
            "group__name",
            f"{course}__grade",
            f"{course}__scheme_id",
            "valid_from",
            "valid_before",
        )
    )
    return [StayRow._make(row) for row in rows]


def terms_of(year_id: UUID) -> list[Term]:
    """The terms of a year, of all its schemes, in order."""
    return list(Term.objects.filter(scheme__year=year_id).order_by("number"))


def marks_of(
    *, pupils: Collection[UUID], subjects: Subjects, first: date, last: date
) -> list[MarkRow]:
    """The marks that stand, of lessons from a day to another, in whichever group they were put."""
    rows = (
        Mark.objects.filter(
            pupil__in=pupils,
            lesson__course__subject__in=subjects,
            lesson__on__gte=first,
            lesson__on__lte=last,
        )
        .exclude(value="")
        .order_by("lesson__on", "lesson__number", "work__position")
        .values_list(
            "pupil_id",
            "lesson__course__subject_id",
            "lesson__on",
            "value",
            "work__weight",
            "work__work_type__name",
            "work__title",
            "work_id",
            "work__retake_of_id",
            "due_on",
        )
    )
    return [MarkRow(*row) for row in rows]


def held_lessons(
    courses: Collection[UUID], *, first: date, last: date, now: datetime
) -> list[tuple[UUID, date]]:
    """The lessons held by now, as (course, day)."""
    rows = Lesson.objects.filter(
        course__in=courses,
        state=Lesson.State.SCHEDULED,
        on__gte=first,
        on__lte=last,
        starts_at__lte=now,
    )
    return list(rows.values_list("course_id", "on"))


def absences_of(
    *, pupils: Collection[UUID], subjects: Subjects, first: date, last: date
) -> list[tuple[UUID, UUID, date]]:
    """Lessons missed, as (pupil, subject, day)."""
    rows = Absence.objects.filter(
        pupil__in=pupils,
        fact=Absence.Fact.ABSENT,
        lesson__state=Lesson.State.SCHEDULED,
        lesson__course__subject__in=subjects,
        lesson__on__gte=first,
        lesson__on__lte=last,
    )
    return list(rows.values_list("pupil_id", "lesson__course__subject_id", "lesson__on"))


def results_of(
    *, pupils: Collection[UUID], subjects: Subjects, years: Collection[int]
) -> list[ResultRow]:
    """The results of pupils in these subjects and years, withdrawn ones too."""
    rows = ResultMark.objects.filter(pupil__in=pupils, subject__in=subjects, school_year__in=years)
    return [ResultRow._make(row) for row in rows.values_list(*ResultRow._fields)]


def teachers_of(courses: Collection[UUID]) -> list[TeacherRow]:
    """Who teaches these courses, the latest assignment first."""
    person = "teacher__person"
    rows = (
        TeachingAssignment.objects.filter(course__in=courses)
        .order_by("-valid_from", "pk")
        .values_list(
            "course_id",
            f"{person}_id",
            f"{person}__last_name",
            f"{person}__first_name",
            f"{person}__patronymic",
            F("weekly_hours"),
            "valid_from",
            "valid_before",
        )
    )
    return [TeacherRow._make(row) for row in rows]
