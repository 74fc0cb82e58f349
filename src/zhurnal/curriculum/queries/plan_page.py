from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum import policy
from zhurnal.curriculum.models import CoursePlan, Deviation, LessonPlan, PlanLine
from zhurnal.curriculum.queries.visible_plans import courses_of_plan, visible_plans
from zhurnal.curriculum.rules.lay_out import lay_out
from zhurnal.timetable.models import Lesson


class PlanCourse(NamedTuple):
    """A class or group that follows the plan, with how many lessons its timetable gives."""

    course_id: UUID
    group: str
    lessons: int


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line of the plan; ``days`` are its days in the courses, in their order."""

    line_id: UUID
    number: int
    section: str
    topic: str
    work: str
    homework: str
    version: int
    days: Sequence[date | None]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as its page shows it."""

    plan_id: UUID
    subject: str
    grade: int
    state: str
    remark: str
    order_number: str
    order_on: date | None
    version: int
    corrections: int
    lines: Sequence[LineTold]
    courses: Sequence[PlanCourse]
    may_write: bool
    may_approve: bool

    @property
    def open(self) -> bool:
        """Whether its lines may be changed now by the reader."""
        return self.may_write and self.state != LessonPlan.State.SUBMITTED

    @property
    def by_correction(self) -> bool:
        """Whether a change has to say why."""
        return self.state == LessonPlan.State.APPROVED


def plan_page(plan_id: UUID, *, actor: Actor) -> PlanPage | None:
    """A plan with the days of its lines in every course that follows it and that the reader sees;
    None when there is no such plan for him.

    Six statements, however many lines and courses.

    Source: clause 2.7; school practice §7.
    """
    plans = visible_plans(actor).select_related("subject")
    plan = plans.annotate(corrected=Count("corrections")).filter(pk=plan_id).first()
    if plan is None:
        return None
    followers = dict(
        CoursePlan.objects.filter(plan=plan, course__in=visible_courses(actor))
        .order_by("course__group__name")
        .values_list("course_id", "course__group__name")
    )
    lines = list(PlanLine.objects.filter(plan=plan, removed_at__isnull=True).order_by("number"))
    days = _days(followers)
    left_out = _left_out(followers)
    by_course = [
        lay_out([line.pk for line in lines], days[course], left_out[course]) for course in followers
    ]
    return PlanPage(
        plan_id=plan.pk,
        subject=plan.subject.name,
        grade=plan.grade,
        state=plan.state,
        remark=plan.remark,
        order_number=plan.order_number,
        order_on=plan.order_on,
        version=plan.version,
        corrections=plan.corrected,
        lines=[
            LineTold(
                line.pk, line.number, line.section, line.topic, line.work, line.homework,
                line.version, [found[line.pk] for found in by_course],
            )
            for line in lines
        ],
        courses=[PlanCourse(pk, name, len(days[pk])) for pk, name in followers.items()],
        may_write=bool(policy.write_plan(actor, courses_of_plan(plan.pk))),
        may_approve=bool(policy.approve_plans(actor)),
    )  # fmt: skip


def _days(courses: dict[UUID, str]) -> dict[UUID, list[date]]:
    """The days of the lessons that each course has, those that were cancelled left out."""
    days: dict[UUID, list[date]] = defaultdict(list)
    held = Lesson.objects.filter(course__in=courses).exclude(state=Lesson.State.CANCELLED)
    for course, on in held.order_by("starts_at").values_list("course_id", "on"):
        days[course].append(on)
    return days


def _left_out(courses: dict[UUID, str]) -> dict[UUID, dict[UUID, UUID | None]]:
    found: dict[UUID, dict[UUID, UUID | None]] = defaultdict(dict)
    rows = Deviation.objects.filter(
        course__in=courses, ended_at__isnull=True, line__isnull=False
    ).values_list("course_id", "line_id", "into_id")
    for course, line, into in rows:
        if line is not None:
            found[course][line] = into
    return found
