from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.excuses.commands.register_document import register_document
from zhurnal.excuses.entries import DocumentEntry
from zhurnal.journal.commands.apply_document import apply_document


@transaction.atomic
def excuse_pupils(
    *, actor: Actor, entry: DocumentEntry, later: bool, now: datetime
) -> tuple[UUID, int]:
    """Register a document and, unless its reasons come ``later``, enter them: one act. Returns the
    document and how many absences it explained.

    Source: R-2.9-d; ui §6 («болен 8–12.09, справка № …» → all lessons).
    """
    document = register_document(actor=actor, entry=entry, now=now)
    if later:
        return document.pk, 0
    return document.pk, apply_document(actor=actor, document_id=document.pk, now=now)
