from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.control import policy
from zhurnal.control.events import ControlEvent
from zhurnal.control.models import Obligation, Standing
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def waive_obligation(
    *, actor: Actor, obligation_id: UUID, reason: str, now: datetime
) -> Obligation:
    """Waive a duty that is not done, with a reason; it is counted apart from then on.

    Source: M-1; M-6 (waived are a figure of their own).
    """
    rows = Obligation.objects.select_for_update(of=("self",)).select_related("lesson")
    row = rows.filter(pk=obligation_id).first()
    if row is None:
        raise Refused(refusal("no-such-obligation"))
    policy.waive(actor, row, reason=reason, now=now).require()
    row.standing = Standing.WAIVED
    row.waived_at, row.waived_by, row.waiver_reason = now, actor.person_id, reason.strip()
    row.save(update_fields=["standing", "waived_at", "waived_by", "waiver_reason"])
    record(
        Change(
            ControlEvent.OBLIGATION_WAIVED,
            "obligation",
            row.pk,
            after={"clause": row.clause, "on": row.on.isoformat()},
            reason=row.waiver_reason,
            school_year=row.school_year,
            course_id=row.course_id,
            lesson_id=row.lesson_id,
        ),
        actor=actor,
        at=now,
    )
    return row
