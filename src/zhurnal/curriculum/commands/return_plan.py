from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands import _approval
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan


@transaction.atomic
def return_plan(*, actor: Actor, plan_id: UUID, remark: str, now: datetime) -> None:
    """Return a submitted plan to its teachers with a remark: it is a draft again.

    Source: school practice §7.
    """
    plan = _approval.locked_plan(actor, plan_id)
    policy.approve_plans(actor).require()
    policy.return_plan(plan, remark=remark).require()
    was = plan.state
    plan.state, plan.remark = LessonPlan.State.DRAFT, remark.strip()
    record(_approval.settled(plan, CurriculumEvent.PLAN_RETURNED, was=was), actor=actor, at=now)
