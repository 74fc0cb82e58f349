from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.excuses import policy
from zhurnal.excuses.models import DocumentPupil, ReasonDocument
from zhurnal.excuses.queries.own_pupils import own_pupils
from zhurnal.kernel.verdict import Refused, refusal


def document_to_change(actor: Actor, document_id: UUID) -> tuple[ReasonDocument, tuple[UUID, ...]]:
    """A document and its pupils, locked, for the homeroom teacher of one of them; nobody else's
    document exists.

    Source: R-2.9-c, R-2.9-d.
    """
    policy.register_somewhere(actor).require()
    document = ReasonDocument.objects.select_for_update().filter(pk=document_id).first()
    rows = DocumentPupil.objects.filter(document=document_id) if document else None
    pupils = tuple(rows.values_list("pupil_id", flat=True)) if rows is not None else ()
    own = own_pupils(actor, pupils)
    if document is None or not own:
        raise Refused(refusal("pupil-not-of-your-class"))
    return document, tuple(pupil for pupil in pupils if pupil in own)
