from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import CoursePlan, Deviation, PlanLine
from zhurnal.curriculum.queries.plan_list import year_at
from zhurnal.curriculum.rules.fulfilment import Fulfilment, year_hours
from zhurnal.journal.models import LessonRecord
from zhurnal.school.models import Course, Person, TeachingAssignment
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """A course in the account of its teacher; without a plan its figures speak of lessons alone."""

    course_id: UUID
    group: str
    subject: str
    has_plan: bool
    figures: Fulfilment


@dataclass(frozen=True, slots=True)
class TeacherFigures:
    """A teacher's courses and their sum."""

    name: str
    courses: Sequence[CourseFigures]
    total: Fulfilment


@dataclass(frozen=True, slots=True)
class FulfilmentPage:
    """Plan against fact for every course that the reader sees, by teacher."""

    teachers: Sequence[TeacherFigures]
    total: Fulfilment


def fulfilment(actor: Actor, *, now: datetime) -> FulfilmentPage:
    """The fulfilment of the curriculum, teachers by courses; a course of two teachers stands with
    each, and counts once in the total.

    Nine statements, however many courses.

    Source: R-1.5-a (per page, teacher, school).
    """
    courses = visible_courses(actor).filter(year=year_at(actor.today))
    figures = _figures(courses, actor, now=now)
    rows = (
        TeachingAssignment.objects.filter(_today(actor), course__in=courses)
        .order_by(
            "teacher__person__last_name", "teacher__person__first_name", "teacher_id",
            "course__grade", "course__group__name", "course__subject__name",
        )
        .values_list(
            "teacher_id", "teacher__person__last_name", "teacher__person__first_name",
            "teacher__person__patronymic", "course_id",
        )
    )  # fmt: skip
    teachers = []
    for (_, *names), theirs in groupby(rows, key=lambda row: row[:4]):
        told = [figures[row[4]] for row in theirs]
        person = Person(last_name=names[0], first_name=names[1], patronymic=names[2])
        teachers.append(TeacherFigures(person.initials_name, told, _total(told)))
    return FulfilmentPage(teachers, _total(figures.values()))


def _total(courses: Any) -> Fulfilment:
    total = Fulfilment()
    for each in courses:
        total += each.figures
    return total


def _today(actor: Actor) -> Q:
    lasts = Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today)
    return lasts & Q(valid_from__lte=actor.today)


def _figures(
    courses: QuerySet[Course], actor: Actor, *, now: datetime
) -> dict[UUID, CourseFigures]:
    plans = dict(CoursePlan.objects.filter(course__in=courses).values_list("course_id", "plan_id"))
    standing = PlanLine.objects.filter(removed_at__isnull=True, plan__in=set(plans.values()))
    sizes = dict(standing.order_by().values_list("plan_id").annotate(counted=Count("pk")))
    hours: dict[UUID, float] = defaultdict(float)
    load = TeachingAssignment.objects.filter(_today(actor), course__in=courses)
    for course_id, weekly in load.values_list("course_id", "weekly_hours"):
        hours[course_id] += float(weekly)
    lessons = _lessons(courses, now=now)
    lines = _lines(courses)
    rows = courses.values_list("pk", "group__name", "subject__name", "grade")
    found = {}
    for pk, group, subject, grade in rows:
        size = sizes.get(plans.get(pk), 0)
        passed, settled = lines.get(pk, (0, 0))
        figures = Fulfilment(
            curriculum=year_hours(hours[pk], grade),
            plan=size,
            passed=passed,
            lines_left=size - settled,
            **lessons.get(pk, {}),
        )
        found[pk] = CourseFigures(pk, group, subject, pk in plans, figures)
    return found


def _lessons(courses: QuerySet[Course], *, now: datetime) -> dict[UUID, dict[str, int]]:
    begun, held = Q(starts_at__lte=now), ~Q(state=Lesson.State.CANCELLED)
    told = Q(records__topic__gt="")
    counts = {
        "due": Count("pk", filter=begun),
        "given": Count("pk", filter=begun & held & told),
        "cancelled": Count("pk", filter=begun & ~held),
        "untold": Count("pk", filter=begun & held & ~told),
        "lessons_left": Count("pk", filter=~begun & held & ~told),
    }
    rows = Lesson.objects.filter(course__in=courses).order_by().values_list("course_id")
    return {
        course_id: dict(zip(counts, numbers, strict=True))
        for course_id, *numbers in rows.annotate(**counts).values_list("course_id", *counts)
    }


def _lines(courses: QuerySet[Course]) -> dict[UUID, tuple[int, int]]:
    """Of each course, how many lines were passed, and how many need no lesson any more."""
    taught = (
        LessonRecord.objects.filter(
            lesson__course__in=courses, plan_line__removed_at__isnull=True, plan_line__isnull=False
        )
        .exclude(lesson__state=Lesson.State.CANCELLED)
        .order_by()
        .values_list("lesson__course_id")
        .annotate(counted=Count("plan_line", distinct=True))
    )
    passed: dict[UUID, int] = defaultdict(int, dict(taught))
    settled = passed.copy()
    done = LessonRecord.objects.filter(
        plan_line=OuterRef("into"), lesson__course=OuterRef("course")
    ).exclude(lesson__state=Lesson.State.CANCELLED)
    left_out = Deviation.objects.filter(
        course__in=courses, ended_at__isnull=True, line__removed_at__isnull=True, line__isnull=False
    )
    for course_id, kind, together in left_out.annotate(together=Exists(done)).values_list(
        "course_id", "kind", "together"
    ):
        settled[course_id] += 1
        passed[course_id] += kind == Deviation.Kind.ALONE or together
    return {pk: (passed[pk], settled[pk]) for pk in settled}
