"""Who may take lists in, and out."""

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


def export_lists(actor: Actor) -> Verdict:
    """Who may take the lists in may take them out.

    Source: requirements §8.
    """
    return import_lists(actor)
