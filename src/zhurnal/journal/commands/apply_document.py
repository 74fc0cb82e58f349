from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.excuses.queries.document_to_change import document_to_change
from zhurnal.journal import policy
from zhurnal.journal.commands import _reasons
from zhurnal.journal.models import Absence
from zhurnal.journal.rules.attendance import explainable


@transaction.atomic
def apply_document(*, actor: Actor, document_id: UUID, now: datetime) -> int:
    """Enter the reason of a document at all lessons of all subjects that it covers; returns how
    many changed. Facts stay as they are, and so does what is explained already.

    Absences written later on the days it covers take the reason by themselves from now on.

    Source: R-2.9-d, R-2.9-b; clause 2.9.
    """
    document, pupils = document_to_change(actor, document_id)
    policy.apply_document(withdrawn=document.withdrawn_at is not None).require()
    span = document.coverage
    absences = (
        Absence.objects.select_for_update(of=("self",))
        .select_related("lesson")
        .filter(
            pupil__in=pupils,
            fact=Absence.Fact.ABSENT,
            lesson__on__gte=span.first_on,
            lesson__on__lte=span.last_on,
        )
        .order_by("lesson__starts_at", "pk")
    )
    changes = _reasons.write_many(
        _reasons.Wanted(each, document.reason, document.pk)
        for each in absences
        if span.covers(each.lesson.on, each.lesson.number) and explainable(each.reason)
    )
    if document.applied_at is None:
        document.applied_at = now
        document.save(update_fields=["applied_at"])
    return record_many(changes, actor=actor, at=now)
