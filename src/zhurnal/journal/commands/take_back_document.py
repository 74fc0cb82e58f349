from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.excuses.commands.withdraw_document import withdraw_document
from zhurnal.excuses.queries.reasons_given import reasons_given
from zhurnal.journal.commands import _reasons
from zhurnal.journal.models import Absence


@transaction.atomic
def take_back_document(*, actor: Actor, document_id: UUID, reason: str, now: datetime) -> int:
    """Withdraw a document and the reasons that came from it: such an absence has again the reason
    that another document gives, or none; returns how many changed.

    Source: R-2.9-b, R-2.9-d; M-7.
    """
    withdraw_document(actor=actor, document_id=document_id, reason=reason, now=now)
    absences = list(
        Absence.objects.select_for_update(of=("self",))
        .select_related("lesson")
        .filter(document=document_id)
        .order_by("lesson__starts_at", "pk")
    )
    given = reasons_given([_reasons.asked(each) for each in absences])
    nothing = (Absence.Reason.UNKNOWN.value, None)
    changes = _reasons.write_many(
        (_reasons.Wanted(each, *given.get(_reasons.asked(each), nothing)) for each in absences),
        why=reason,
    )
    return record_many(changes, actor=actor, at=now)
