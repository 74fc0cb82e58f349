from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands import _approval
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan, PlanLine
from zhurnal.curriculum.queries.visible_plans import courses_of_plan


@transaction.atomic
def submit_plan(*, actor: Actor, plan_id: UUID, now: datetime) -> None:
    """Put a draft before the deputy head for approval.

    Source: R-2.7-e; school practice §7.
    """
    plan = _approval.locked_plan(actor, plan_id)
    policy.write_plan(actor, courses_of_plan(plan.pk)).require()
    lines = PlanLine.objects.filter(plan=plan, removed_at__isnull=True).count()
    policy.submit_plan(plan, lines=lines).require()
    was = plan.state
    plan.state, plan.remark = LessonPlan.State.SUBMITTED, ""
    record(_approval.settled(plan, CurriculumEvent.PLAN_SUBMITTED, was=was), actor=actor, at=now)
