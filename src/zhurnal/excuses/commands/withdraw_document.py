from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import ReasonDocument
from zhurnal.excuses.queries.document_to_change import document_to_change


@transaction.atomic
def withdraw_document(
    *, actor: Actor, document_id: UUID, reason: str, now: datetime
) -> ReasonDocument:
    """Withdraw a document that was registered by mistake; its row stays. What it gave to absences
    is taken back by ``journal.commands.take_back_document``, which calls this.

    Source: R-2.9-c; M-7 (nothing is deleted).
    """
    document, _ = document_to_change(actor, document_id)
    policy.say_why(reason).require()
    if document.withdrawn_at is not None:
        return document
    document.withdrawn_at, document.withdrawn_by = now, policy.person_of(actor)
    document.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(
        Change(
            ExcuseEvent.DOCUMENT_WITHDRAWN,
            "document",
            document.pk,
            before={"number": document.number},
            reason=reason.strip(),
            role=RoleCode.HOMEROOM_TEACHER,
        ),
        actor=actor,
        at=now,
    )
    return document
