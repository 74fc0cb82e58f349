from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.entries import DocumentEntry
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import DocumentPupil, DocumentScan, ReasonDocument
from zhurnal.excuses.queries.own_pupils import own_pupils
from zhurnal.kernel.scans import scan_type


@transaction.atomic
def register_document(*, actor: Actor, entry: DocumentEntry, now: datetime) -> ReasonDocument:
    """Register a document of reason, or an event by order, for the pupils whom it covers.

    It only opens the duty to enter its reasons; ``journal`` enters them. Sent twice it is
    registered once.

    Source: R-2.9-c; clause 2.9.
    """
    pupils = tuple(dict.fromkeys(entry.pupils))
    policy.register(actor, pupils, own_pupils(actor, pupils)).require()
    policy.document_makes_sense(entry, now=now).require()
    known = ReasonDocument.objects.filter(pk=entry.key).first()
    if known is not None:
        return known
    coverage = entry.coverage
    document = ReasonDocument(
        id=entry.key,
        kind=entry.kind,
        reason=entry.reason,
        title=entry.title.strip(),
        number=entry.number.strip(),
        first_on=coverage.first_on,
        last_on=coverage.last_on,
        first_lesson=coverage.first_lesson,
        last_lesson=coverage.last_lesson,
        handed_at=entry.handed_at,
        handed_by=entry.handed_by.strip(),
        registered_at=now,
        registered_by=policy.person_of(actor),
    )
    document.save(force_insert=True)
    DocumentPupil.objects.bulk_create(
        DocumentPupil(document=document, pupil_id=pupil) for pupil in pupils
    )
    _keep_scan(document, entry.scan, now)
    record(_change(document, entry), actor=actor, at=now)
    return document


def _keep_scan(document: ReasonDocument, content: bytes | None, now: datetime) -> None:
    if content is not None:
        kind = scan_type(content) or ""
        DocumentScan(document=document, media_type=kind, content=content, kept_at=now).save()


def _change(document: ReasonDocument, entry: DocumentEntry) -> Change:
    facts: dict[str, Any] = {
        "kind": str(document.kind),
        "reason": str(document.reason),
        "title": document.title,
        "number": document.number,
        "first_on": document.first_on.isoformat(),
        "last_on": document.last_on.isoformat(),
        "first_lesson": document.first_lesson,
        "last_lesson": document.last_lesson,
        "handed_at": document.handed_at.isoformat(),
        "handed_by": document.handed_by,
        "pupils": [str(pupil) for pupil in entry.pupils],
        "scan": entry.scan is not None,
    }
    only = entry.pupils[0] if len(entry.pupils) == 1 else None
    return Change(
        ExcuseEvent.DOCUMENT_REGISTERED,
        "document",
        document.pk,
        after={name: fact for name, fact in facts.items() if fact not in (None, "", False)},
        role=RoleCode.HOMEROOM_TEACHER,
        pupil_id=only,
    )
