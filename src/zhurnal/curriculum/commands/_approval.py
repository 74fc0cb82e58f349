"""What submitting, approving and returning a plan have in common."""

from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan
from zhurnal.curriculum.queries.visible_plans import visible_plans
from zhurnal.kernel.verdict import Refused, refusal


def locked_plan(actor: Actor, plan_id: UUID) -> LessonPlan:
    """The plan, locked; refused when it does not exist for the actor."""
    plan = visible_plans(actor).select_for_update(of=("self",)).filter(pk=plan_id).first()
    if plan is None:
        raise Refused(refusal("plan-unknown"))
    return plan


def settled(plan: LessonPlan, event: CurriculumEvent, *, was: str) -> Change:
    """Save where the plan stands now, and tell of it."""
    plan.save(update_fields=["state", "remark", "order_number", "order_on"])
    after = {"state": plan.state}
    if plan.remark:
        after["remark"] = plan.remark
    if plan.order_on:
        after |= {"order": plan.order_number, "order_on": plan.order_on.isoformat()}
    return Change(event, "lesson-plan", plan.pk, before={"state": was}, after=after)
