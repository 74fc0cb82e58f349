from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max, Min

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import CoursePlan, Deviation, PlanLine
from zhurnal.curriculum.queries.plan_list import year_at
from zhurnal.curriculum.rules.assessment_limits import Control, is_control, warnings
from zhurnal.curriculum.rules.lay_out import lay_out
from zhurnal.school.models import SchoolYear
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A control work in the schedule; ``warnings`` are the limits it goes against."""

    on: date | None
    number: int
    group: str
    subject: str
    topic: str
    work: str
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class AssessmentSchedule:
    """The assessment schedule of a parallel, by day."""

    grade: int | None
    grades: Sequence[int]
    works: Sequence[Scheduled]

    @property
    def warned(self) -> int:
        """How many works go against a limit."""
        return sum(bool(each.warnings) for each in self.works)


class _Course(NamedTuple):
    course_id: UUID
    plan_id: UUID
    subject: str
    group: str
    grade: int


def assessment_schedule(actor: Actor, *, grade: int | None) -> AssessmentSchedule:
    """The control works of the plans of a parallel, each on the day on which its line falls in its
    course; the first parallel that the reader sees unless one is asked for.

    Seven statements, however many works.

    Source: X-1.
    """
    year = year_at(actor.today)
    followed = CoursePlan.objects.filter(course__in=visible_courses(actor), course__year=year)
    rows = followed.order_by("course__group__name", "course__subject__name").values_list(
        "course_id", "plan_id", "course__subject__name", "course__group__name", "course__grade"
    )
    everything = [_Course._make(row) for row in rows]
    grades = sorted({row.grade for row in everything})
    chosen = grade if grade in grades else next(iter(grades), None)
    courses = [row for row in everything if row.grade == chosen]
    return AssessmentSchedule(chosen, grades, _works(courses, year) if courses else [])


def _works(courses: Sequence[_Course], year: SchoolYear | None) -> list[Scheduled]:
    lines = defaultdict(list)
    plans = {course.plan_id for course in courses}
    for line in PlanLine.objects.filter(plan__in=plans, removed_at__isnull=True).order_by("number"):
        lines[line.plan_id].append(line)
    days = _days(course.course_id for course in courses)
    left_out = _left_out(course.course_id for course in courses)
    classes = _classes(courses)
    edges = _edges({name for names in classes.values() for name in names}, year)
    controls: list[tuple[_Course, PlanLine, Control]] = []
    for course in courses:
        own = days[course.course_id]
        ids = [line.pk for line in lines[course.plan_id]]
        found = lay_out(ids, [on for on, _ in own], left_out[course.course_id])
        numbers = dict(own)
        for line in lines[course.plan_id]:
            if is_control(line.work):
                on = found[line.pk]
                names = classes[course.course_id]
                control = Control(
                    line_id=line.pk,
                    course_id=course.course_id,
                    subject=course.subject,
                    classes=names,
                    on=on,
                    number=numbers[on] if on else 0,
                    edges=frozenset(n for name in names if on for n in edges.get((name, on), ())),
                    weekly=_weekly(own),
                )
                controls.append((course, line, control))
    hours = {course.course_id: len(lines[course.plan_id]) for course in courses}
    warned = warnings([control for *_, control in controls], hours)
    told = [
        Scheduled(
            control.on, control.number, course.group, course.subject, line.topic, line.work,
            warned.get((course.course_id, line.pk), ()),
        )
        for course, line, control in controls
    ]  # fmt: skip
    return sorted(told, key=lambda each: (each.on or date.max, each.group, each.number))


def _days(courses: Iterable[UUID]) -> dict[UUID, list[tuple[date, int]]]:
    days: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    held = Lesson.objects.filter(course__in=list(courses)).exclude(state=Lesson.State.CANCELLED)
    for course, on, number in held.order_by("starts_at").values_list("course_id", "on", "number"):
        days[course].append((on, number))
    return days


def _weekly(days: Sequence[tuple[date, int]]) -> int:
    """How many lessons a week a course usually has."""
    weeks = {on.isocalendar()[:2] for on, _ in days}
    return round(len(days) / len(weeks)) if weeks else 0


def _left_out(courses: Iterable[UUID]) -> dict[UUID, dict[UUID, UUID | None]]:
    found: dict[UUID, dict[UUID, UUID | None]] = defaultdict(dict)
    rows = Deviation.objects.filter(course__in=list(courses), ended_at__isnull=True)
    for course, line, into in rows.values_list("course_id", "line_id", "into_id"):
        if line is not None:
            found[course][line] = into
    return found


def _classes(courses: Sequence[_Course]) -> dict[UUID, frozenset[str]]:
    rows = CoursePlan.objects.filter(course__in=[course.course_id for course in courses])
    found: dict[UUID, set[str]] = defaultdict(set)
    for course, name in rows.values_list(
        "course_id", "course__group__group_classes__class_group__name"
    ):
        found[course].add(name or "")
    return {course: frozenset(names) for course, names in found.items()}


def _edges(
    classes: Collection[str], year: SchoolYear | None
) -> dict[tuple[str, date], tuple[int, int]]:
    """The first and the last lesson of each day of each class."""
    name = "course__group__group_classes__class_group__name"
    rows = (
        Lesson.objects.filter(**{f"{name}__in": classes}, course__year=year)
        .exclude(state=Lesson.State.CANCELLED)
        .order_by()
        .values_list(name, "on")
        .annotate(first=Min("number"), last=Max("number"))
    )
    return {(each, on): (first, last) for each, on, first, last in rows}
