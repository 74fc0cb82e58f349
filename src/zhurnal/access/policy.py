"""Whether an actor has a right, anywhere or over one person's account."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.entries import HomeroomEntry
from zhurnal.access.holder import Holder
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import RoleCode
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def may(actor: Actor, permission: Permission) -> Verdict:
    """Allowed when one of today's roles gives the permission in any scope.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(permission) else refusal("role-lacks-permission")


def belong(actor: Actor) -> Verdict:
    """Allowed for everybody who has a role in the school today.

    Source: requirements §8.
    """
    return ALLOWED if actor.grants else refusal("role-lacks-permission")


def grant_role(actor: Actor, role: RoleCode) -> Verdict:
    """Who keeps the lists names the homeroom teachers; other roles are given by the administrator.

    So a secretary cannot make himself anything by writing it into a workbook.

    Source: requirements §8.
    """
    if role is RoleCode.HOMEROOM_TEACHER:
        return may(actor, Permission.SCHOOL_IMPORT)
    return ALLOWED if actor.may(Permission.ACCESS_GRANT) else refusal("roles-not-yours")


def appoint_homeroom(actor: Actor) -> Verdict:
    """Allowed for deputy heads and the administrator: they enter the order.

    Source: R-2.9-f; requirements §8.
    """
    return may(actor, Permission.ACCESS_HOMEROOM)


def order_makes_sense(entry: HomeroomEntry) -> Verdict:
    """Whether an order has a number and ends after it begins.

    Source: R-2.9-f (by order, dated).
    """
    if not entry.order_number.strip():
        return refusal("order-without-number")
    if entry.last_on is not None and entry.last_on < entry.first_on:
        return refusal("order-ends-first", first=entry.first_on, last=entry.last_on)
    return ALLOWED


def issue_password(actor: Actor, holder: Holder) -> Verdict:
    """Whether an actor may hand a person a temporary password: the administrator to anybody of the
    school, a homeroom teacher to the pupils and parents of his class, but not to colleagues.

    Nobody of one school touches an account that is somebody in another school too: that is the
    operator's (``zhurnal password``).

    Source: requirements §8 (accounts: W; reset own class's pupils and parents); R-5.3-a.
    """
    scopes = actor.scopes(Permission.ACCOUNTS_ISSUE)
    if not scopes.school and holder.class_id not in scopes.classes:
        return refusal("role-lacks-permission")
    if holder.is_staff and not scopes.school:
        return refusal("password-of-staff", name=holder.name)
    if holder.elsewhere:
        return refusal("account-of-several-schools", name=holder.name)
    if holder.account_id is None:
        return refusal("no-account", name=holder.name)
    return ALLOWED
