"""What can happen to lesson plans."""

from __future__ import annotations

from enum import StrEnum


class CurriculumEvent(StrEnum):
    """Events of lesson plans."""

    DEVIATION_ENDED = "curriculum.deviation.ended"
    DEVIATION_RECORDED = "curriculum.deviation.recorded"
    LINE_MOVED = "curriculum.line.moved"
    LINE_REMOVED = "curriculum.line.removed"
    LINE_WRITTEN = "curriculum.line.written"
    PLAN_APPROVED = "curriculum.plan.approved"
    PLAN_CHANGED = "curriculum.plan.changed"
    PLAN_ENTERED = "curriculum.plan.entered"
    PLAN_FOLLOWED = "curriculum.plan.followed"
    PLAN_REPLACED = "curriculum.plan.replaced"
    PLAN_RETURNED = "curriculum.plan.returned"
    PLAN_SUBMITTED = "curriculum.plan.submitted"
