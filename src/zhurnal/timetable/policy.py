"""Who may keep the timetable."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.kernel.verdict import Verdict


def keep_timetable(actor: Actor) -> Verdict:
    """Allowed for those who keep the school's lists.

    Source: requirements §8.
    """
    return may(actor, Permission.SCHOOL_IMPORT)
