from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.verdict import Verdict, refusal


def changed_meanwhile(
    actor: Actor, *, subject_id: UUID, mine: str, theirs: str, version: int
) -> Verdict:
    """The obstacle «somebody was faster»: both values, and from the trail who and when.

    Source: R-3.2-d; standards §4.5 (conflict: mine, theirs, when, who; the server's stays).
    """
    last = AuditEvent.objects.filter(subject_id=subject_id).order_by("-at", "-id").first()
    return refusal(
        "cell-changed",
        mine=mine,
        theirs=theirs,
        who=last.actor_name if last else "—",
        at=last.at.astimezone(actor.tz) if last else "—",
        version=version,
    )
