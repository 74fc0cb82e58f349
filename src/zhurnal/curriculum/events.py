"""What can happen to lesson plans."""

from __future__ import annotations

from enum import StrEnum


class CurriculumEvent(StrEnum):
    """Events of lesson plans."""

    PLAN_CHANGED = "curriculum.plan.changed"
    PLAN_ENTERED = "curriculum.plan.entered"
    PLAN_FOLLOWED = "curriculum.plan.followed"
