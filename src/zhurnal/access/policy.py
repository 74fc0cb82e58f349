"""Whether an actor has a right anywhere at all."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def may(actor: Actor, permission: Permission) -> Verdict:
    """Allowed when one of today's roles gives the permission in any scope.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(permission) else refusal("role-lacks-permission")
