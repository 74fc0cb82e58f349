"""Who may take lists in."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.kernel.verdict import Verdict


def import_lists(actor: Actor) -> Verdict:
    """Allowed for those who keep the school's lists: secretary and administrator.

    Source: requirements §8.
    """
    return may(actor, Permission.SCHOOL_IMPORT)
