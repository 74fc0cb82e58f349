"""Whether an actor has a right anywhere at all."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import RoleCode
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def may(actor: Actor, permission: Permission) -> Verdict:
    """Allowed when one of today's roles gives the permission in any scope.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(permission) else refusal("role-lacks-permission")


def grant_role(actor: Actor, role: RoleCode) -> Verdict:
    """Who keeps the lists names the homeroom teachers; other roles are given by the administrator.

    So a secretary cannot make himself anything by writing it into a workbook.

    Source: requirements §8.
    """
    if role is RoleCode.HOMEROOM_TEACHER:
        return may(actor, Permission.SCHOOL_IMPORT)
    return ALLOWED if actor.may(Permission.ACCESS_GRANT) else refusal("roles-not-yours")
