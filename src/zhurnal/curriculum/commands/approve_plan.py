from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands import _approval
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan


@transaction.atomic
def approve_plan(
    *, actor: Actor, plan_id: UUID, order_number: str, order_on: date, now: datetime
) -> None:
    """Approve a submitted plan by an order; from then on it changes by corrections alone.

    Source: R-2.7-e; school practice §7.
    """
    plan = _approval.locked_plan(actor, plan_id)
    policy.approve_plans(actor).require()
    policy.approve_plan(
        plan, order_number=order_number, order_on=order_on, today=actor.today
    ).require()
    was = plan.state
    plan.state = LessonPlan.State.APPROVED
    plan.order_number, plan.order_on = order_number.strip(), order_on
    record(_approval.settled(plan, CurriculumEvent.PLAN_APPROVED, was=was), actor=actor, at=now)
