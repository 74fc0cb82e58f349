"""The reasons of absences: what `set_reason`, `apply_document` and `take_back_document` share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change
from zhurnal.excuses.queries.reasons_given import Asked
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence


class Wanted(NamedTuple):
    """An absence and the reason it is to have, with the document it comes from."""

    absence: Absence
    reason: str
    document_id: UUID | None


def write(
    absence: Absence, *, reason: str, document_id: UUID | None = None, why: str = ""
) -> Change:
    """Set the reason on a row, not yet saved, and tell the change. The fact stays as it is."""
    before = _facts(absence)
    absence.reason, absence.document_id = reason, document_id
    return Change(
        JournalEvent.REASON_SET,
        "absence",
        absence.pk,
        before=before,
        after=_facts(absence),
        reason=why.strip(),
        role=RoleCode.HOMEROOM_TEACHER,
        school_year=absence.school_year,
        course_id=absence.lesson.course_id,
        lesson_id=absence.lesson_id,
        pupil_id=absence.pupil_id,
    )


def write_many(wanted: Iterable[Wanted], *, why: str = "") -> list[Change]:
    """Give absences their reasons and save them; one change for each that is different."""
    different = [each for each in wanted if each[1:] != (each[0].reason, each[0].document_id)]
    changes = [
        write(absence, reason=reason, document_id=document_id, why=why)
        for absence, reason, document_id in different
    ]
    rows = [each.absence for each in different]
    Absence.objects.bulk_update(rows, ["reason", "document"], batch_size=500)
    return changes


def asked(absence: Absence) -> Asked:
    """What the documents are asked about an absence."""
    return Asked(absence.pupil_id, absence.lesson.on, absence.lesson.number)


def words(reason: str) -> str:
    """A reason as people call it."""
    return str(Absence.Reason(reason).label)


def _facts(absence: Absence) -> dict[str, str]:
    facts = {"reason": str(absence.reason)}
    return {**facts, "document": str(absence.document_id)} if absence.document_id else facts
