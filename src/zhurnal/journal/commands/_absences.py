"""One pupil's attendance: what `record_absence` and `confirm_attendance` write alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change
from zhurnal.excuses.queries.reasons_given import Asked, Given, reasons_given
from zhurnal.journal import policy
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence
from zhurnal.journal.states import AbsenceState
from zhurnal.timetable.models import Lesson


def nobody_asked(lesson: Lesson, pupil_id: Any) -> Absence:
    """The row of a pupil about whom nothing was written: present, version 0."""
    return Absence(
        lesson=lesson,
        pupil_id=pupil_id,
        school_year=lesson.school_year,
        fact=Absence.Fact.PRESENT,
        version=0,
    )


def write(
    absence: Absence,
    *,
    fact: str,
    minutes: int | None,
    actor: Actor,
    now: datetime,
    reason: str = "",
    given: Given | None = None,
) -> Change:
    """Set the fact on a row, not yet saved, and tell the change.

    Who becomes absent has the reason that a document gives, or none; others have none.
    """
    before = facts(absence) if absence.version else None
    absence.fact = fact
    absence.reason = given.reason if given else Absence.Reason.UNKNOWN
    absence.document_id = given.document_id if given else None
    absence.minutes_late = minutes
    absence.put_at = now
    absence.put_by = policy.person_of(actor)
    absence.version += 1
    return Change(
        JournalEvent.ABSENCE_RECORDED,
        "absence",
        absence.pk,
        before=before,
        after=facts(absence),
        reason=reason.strip(),
        school_year=absence.school_year,
        course_id=absence.lesson.course_id,
        lesson_id=absence.lesson_id,
        pupil_id=absence.pupil_id,
    )


def facts(absence: Absence) -> dict[str, Any]:
    """What the trail keeps."""
    told: dict[str, Any] = {"fact": str(absence.fact)}
    if absence.minutes_late is not None:
        told["minutes"] = absence.minutes_late
    if absence.reason != Absence.Reason.UNKNOWN:
        told["reason"] = str(absence.reason)
    if absence.document_id:
        told["document"] = str(absence.document_id)
    return told


def documented(lesson: Lesson, pupils: Collection[UUID]) -> Mapping[UUID, Given]:
    """The reasons that registered documents give for pupils who are absent from a lesson.

    Source: R-2.9-b, R-2.9-d.
    """
    asked = [Asked(pupil, lesson.on, lesson.number) for pupil in pupils]
    return {each.pupil_id: given for each, given in reasons_given(asked).items()}


def state(absence: Absence) -> AbsenceState:
    """What a device is told."""
    return AbsenceState(
        pupil=absence.pupil_id,
        fact=str(absence.fact),
        version=absence.version,
        minutes=absence.minutes_late,
    )
