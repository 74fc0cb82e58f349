from __future__ import annotations

from typing import Any
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.verdict import Verdict, refusal

#: How a place without a value is shown.
NOTHING_THERE = "—"


def changed_meanwhile(
    actor: Actor, *, subject_id: UUID, mine: str, theirs: str, version: int, **facts: Any
) -> Verdict:
    """The obstacle «somebody was faster»: both values as they are shown («—» for nothing), and from
    the trail who and when.

    Source: R-3.2-d; standards §4.5 (conflict: mine, theirs, when, who; the server's stays).
    """
    last = AuditEvent.objects.filter(subject_id=subject_id).order_by("-at", "-id").first()
    return refusal(
        "cell-changed",
        mine=mine or NOTHING_THERE,
        theirs=theirs or NOTHING_THERE,
        who=last.actor_name if last else NOTHING_THERE,
        at=last.at.astimezone(actor.tz) if last else NOTHING_THERE,
        version=version,
        **facts,
    )
