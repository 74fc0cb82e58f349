from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.deadlines import policy
from zhurnal.deadlines.commands import _reopenings
from zhurnal.deadlines.events import DeadlinesEvent
from zhurnal.deadlines.models import Reopening
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def end_reopening(*, actor: Actor, reopening_id: UUID, now: datetime) -> None:
    """Close an opened page before its hour: the row stays, its end becomes now.

    Source: R-2.10-d.
    """
    policy.reopen(actor).require()
    row = Reopening.objects.select_for_update().filter(pk=reopening_id).first()
    if row is None:
        raise Refused(refusal("no-such-reopening"))
    policy.end(row, now=now).require()
    before = _reopenings.facts(row)
    row.valid_before = now
    row.ended_by = actor.person_id
    row.save()
    change = _reopenings.change(DeadlinesEvent.REOPENING_ENDED, row, before=before)
    record(change, actor=actor, at=now)
