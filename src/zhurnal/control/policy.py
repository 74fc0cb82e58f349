"""Who looks at the terms of everybody, and when a duty may be waived."""

from __future__ import annotations

from datetime import datetime

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.control.models import Obligation
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def read(actor: Actor) -> Verdict:
    """Heads and deputy heads look at how the terms are kept; it gives no right to write.

    Source: R-2.10-a, R-1.1-a; clauses 4.1, 4.2.
    """
    return access.may(actor, Permission.CONTROL_READ)


def may_waive(actor: Actor) -> Verdict:
    """Heads and deputy heads waive duties.

    Source: M-1 (waived: reason, by).
    """
    return access.may(actor, Permission.CONTROL_WAIVE)


def waive(actor: Actor, row: Obligation, *, reason: str, now: datetime) -> Verdict:
    """A duty that has begun and is not done may be waived, never without a reason.

    Source: M-1 (waived: reason, by); requirements §6 (counted openly).
    """
    allowed = may_waive(actor)
    if not allowed:
        return allowed
    if row.done_at is not None or row.standing or row.opens_at > now:
        return refusal("obligation-not-open")
    return ALLOWED if reason.strip() else refusal("waiver-needs-reason")
