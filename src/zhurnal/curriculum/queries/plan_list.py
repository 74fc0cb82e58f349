from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import CoursePlan, LessonPlan
from zhurnal.curriculum.queries.visible_plans import visible_plans
from zhurnal.school.models import Course, SchoolYear

#: In August one prepares the year that begins in September.
_AHEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A plan in the list: ``groups`` are the classes and groups that follow it; ``mine`` says that
    the reader keeps it.
    """

    plan_id: UUID
    subject: str
    grade: int
    state: str
    lines: int
    groups: Sequence[str]
    mine: bool


@dataclass(frozen=True, slots=True)
class CourseWithout:
    """A course of the reader's own that follows no plan."""

    course_id: UUID
    subject: str
    group: str


@dataclass(frozen=True, slots=True)
class PlanList:
    """The plans of the year that one may read, own ones first, and own courses without a plan."""

    plans: Sequence[PlanLink]
    without: Sequence[CourseWithout]
    submitted: int


def plan_list(actor: Actor) -> PlanList:
    """The plans of the year, by grade and subject.

    Four statements, however many plans.

    Source: school practice §7; R-2.7-e.
    """
    year = year_at(actor.today)
    mine = actor.scopes(Permission.CURRICULUM_WRITE).courses
    followers = defaultdict(list)
    seen = CoursePlan.objects.filter(course__year=year, course__in=visible_courses(actor))
    for plan_id, course_id, group in seen.order_by("course__group__name").values_list(
        "plan_id", "course_id", "course__group__name"
    ):
        followers[plan_id].append((course_id, group))
    rows = visible_plans(actor).filter(year=year).select_related("subject")
    lines = Count("lines", filter=Q(lines__removed_at__isnull=True))
    plans = [
        PlanLink(
            row.pk,
            row.subject.name,
            row.grade,
            row.state,
            count,
            [group for _, group in followers[row.pk]],
            any(course in mine for course, _ in followers[row.pk]),
        )
        for row in rows.annotate(counted=lines).order_by("grade", "subject__name")
        for count in [row.counted]
    ]
    return PlanList(
        plans=sorted(plans, key=lambda plan: not plan.mine),
        without=_without(year, mine),
        submitted=sum(plan.state == LessonPlan.State.SUBMITTED for plan in plans),
    )


def year_at(today: date) -> SchoolYear | None:
    """The school year of a day; in August the one that begins."""
    years = SchoolYear.objects.filter(starts_on__lte=today + _AHEAD)
    return years.order_by("-starts_on").first()


def _without(year: SchoolYear | None, mine: frozenset[UUID]) -> list[CourseWithout]:
    rows = Course.objects.filter(pk__in=mine, year=year, course_plans__isnull=True)
    told = rows.order_by("grade", "group__name", "subject__name")
    return [CourseWithout(*row) for row in told.values_list("pk", "subject__name", "group__name")]
