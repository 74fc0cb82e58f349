from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.audit.models import AuditEvent
from zhurnal.excuses.models import DocumentPupil, DocumentScan, ReasonDocument
from zhurnal.excuses.rules.reason_term import reasons_due
from zhurnal.homeroom.queries.class_to_read import OwnClass, roll
from zhurnal.journal.models import Absence
from zhurnal.journal.queries.history_lines import HistoryLine, lines


@dataclass(frozen=True, slots=True)
class Explained:
    """An absence that has its reason from a document."""

    on: date
    number: int
    subject: str
    name: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A document of reason with its pupils of the class, what it explained, and its history.

    ``due_at`` is the end of the term for entering its reasons, met or not.

    Source: R-2.9-c, R-1.3-b.
    """

    own: OwnClass
    document: ReasonDocument
    names: Sequence[str]
    due_at: datetime
    explained: Sequence[Explained]
    scan_id: UUID | None
    history: Sequence[HistoryLine]


def paper_page(own: OwnClass, document_id: UUID, *, actor: Actor) -> PaperPage | None:
    """A document about somebody of the class; None when there is none.

    Source: R-2.9-c.
    """
    names = _names(own, document_id, actor)
    if not names:
        return None
    document = ReasonDocument.objects.get(pk=document_id)
    act = act_on(actor.today).act
    absences = Absence.objects.filter(document=document_id, pupil__in=names)
    rows = absences.order_by("lesson__starts_at", "pk").values_list(
        "lesson__on", "lesson__number", "lesson__course__subject__name", "pupil_id"
    )
    scans = DocumentScan.objects.filter(document=document_id)
    return PaperPage(
        own=own,
        document=document,
        names=list(names.values()),
        due_at=reasons_due(document.handed_at, calendar=act.calendar, tz=actor.tz),
        explained=[Explained(on, number, subject, names[pk]) for on, number, subject, pk in rows],
        scan_id=scans.values_list("pk", flat=True).first(),
        history=lines(AuditEvent.objects.filter(subject_id=document_id), actor),
    )


def paper_scan(own: OwnClass, document_id: UUID, *, actor: Actor) -> DocumentScan | None:
    """The scanned paper of a document about somebody of the class; None when there is none.

    Source: R-2.9-c.
    """
    if not _names(own, document_id, actor):
        return None
    return DocumentScan.objects.filter(document=document_id).first()


def _names(own: OwnClass, document_id: UUID, actor: Actor) -> dict[UUID, str]:
    """The pupils of the class whom a document covers, by name."""
    links = DocumentPupil.objects.filter(document=document_id)
    covered = set(links.values_list("pupil_id", flat=True))
    if not covered:
        return {}
    pupils = roll(own.id, actor.today, actor.today)
    return {pupil.pupil_id: pupil.name for pupil in pupils if pupil.pupil_id in covered}
