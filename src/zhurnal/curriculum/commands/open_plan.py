from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum import policy
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import CoursePlan, LessonPlan
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import Course


@transaction.atomic
def open_plan(*, actor: Actor, course_id: UUID, now: datetime) -> UUID:
    """Begin the plan of a course, or let the course follow the one its parallel has; returns the
    plan's id. Courses of the parallel that follow none follow it too.

    Source: school practice §7 (one plan serves a whole parallel).
    """
    course = visible_courses(actor).filter(pk=course_id).first()
    if course is None:
        raise Refused(refusal("plan-unknown"))
    policy.write_plan(actor, {course_id}).require()
    if CoursePlan.objects.filter(course=course).exists():
        raise Refused(refusal("plan-exists"))
    plan, _ = LessonPlan.objects.get_or_create(
        year_id=course.year_id, subject_id=course.subject_id, grade=course.grade
    )
    parallel = Course.objects.filter(
        year_id=course.year_id, subject_id=course.subject_id, grade=course.grade
    )
    idle = parallel.exclude(pk__in=CoursePlan.objects.values("course_id"))
    rows = [CoursePlan(course_id=pk, plan=plan) for pk in idle.values_list("pk", flat=True)]
    CoursePlan.objects.bulk_create(rows)
    record(
        Change(
            CurriculumEvent.PLAN_FOLLOWED,
            "lesson-plan",
            plan.pk,
            after={"courses": sorted(str(row.course_id) for row in rows)},
            course_id=course_id,
        ),
        actor=actor,
        at=now,
    )
    return plan.pk
