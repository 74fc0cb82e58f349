"""Who may take lists in, and out."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


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


def undo_import(actor: Actor, account_id: int) -> Verdict:
    """Allowed for whoever took the workbook while he keeps the lists, and for the administrator.

    Taking back gives nobody a right that he who takes back could not give.

    Source: requirements §8; issue "the school year", 7.
    """
    own = account_id == actor.account_id or actor.may(Permission.ACCESS_GRANT)
    return import_lists(actor) and (ALLOWED if own else refusal("import-of-other"))
