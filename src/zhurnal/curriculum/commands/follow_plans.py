from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record_many
from zhurnal.curriculum import policy
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import CoursePlan, LessonPlan
from zhurnal.school.models import Course, SchoolYear


@transaction.atomic
def follow_plans(*, actor: Actor, year: SchoolYear, now: datetime) -> int:
    """Let every course of the year that follows no plan yet follow that of its grade and subject;
    returns how many do now.

    Source: school practice §7 (one plan serves a whole parallel).
    """
    policy.keep_plans(actor).require()
    plans = {
        (subject_id, grade): pk
        for pk, subject_id, grade in LessonPlan.objects.filter(year=year).values_list(
            "pk", "subject_id", "grade"
        )
    }
    led = set(CoursePlan.objects.filter(course__year=year).values_list("course_id", flat=True))
    fresh = [
        CoursePlan(course=course, plan_id=plans[course.subject_id, course.grade])
        for course in Course.objects.filter(year=year)
        if course.pk not in led and (course.subject_id, course.grade) in plans
    ]
    CoursePlan.objects.bulk_create(fresh)
    changes = (
        Change(
            CurriculumEvent.PLAN_FOLLOWED,
            "course",
            row.course_id,
            after={"plan": str(row.plan_id)},
            school_year=year.number,
            course_id=row.course_id,
        )
        for row in fresh
    )
    record_many(changes, actor=actor, at=now)
    return len(fresh)
