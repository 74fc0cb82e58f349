from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import CoursePlan, LessonPlan


def visible_plans(actor: Actor) -> QuerySet[LessonPlan]:
    """The plans an actor may read: the school's, or those of the courses whose pages he may open.

    Source: R-2.3-a, R-2.10-a (what one may open of the journal, one may read of its plan).
    """
    plans = LessonPlan.objects.all()
    if actor.scopes(Permission.JOURNAL_READ).school:
        return plans
    followed = CoursePlan.objects.filter(course__in=visible_courses(actor))
    return plans.filter(Q(pk__in=followed.values("plan_id")))


def courses_of_plan(plan_id: UUID) -> set[UUID]:
    """The courses that follow a plan: whoever teaches one of them keeps it."""
    rows = CoursePlan.objects.filter(plan=plan_id)
    return set(rows.values_list("course_id", flat=True))
