from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _reasons
from zhurnal.journal.entries import SetReason
from zhurnal.journal.queries.absence_to_excuse import absence_to_excuse
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.states import ReasonState


@transaction.atomic
def set_reason(*, actor: Actor, entry: SetReason, now: datetime) -> ReasonState:
    """Say why a pupil was absent at one lesson: the homeroom teacher's word. The fact stays.

    Source: R-2.9-b; clause 2.9.
    """
    absence = absence_to_excuse(actor, lesson_id=entry.lesson, pupil_id=entry.pupil)
    policy.give_reason(fact=absence.fact).require()
    if absence.reason == entry.reason:
        return ReasonState(pupil=entry.pupil, reason=absence.reason)
    if absence.reason != entry.was:
        changed_meanwhile(
            actor,
            subject_id=absence.pk,
            mine=_reasons.words(entry.reason),
            theirs=_reasons.words(absence.reason),
            version=absence.version,
        ).require()
    change = _reasons.write(absence, reason=entry.reason)
    absence.save(update_fields=["reason", "document"])
    record(change, actor=actor, at=now)
    return ReasonState(pupil=entry.pupil, reason=absence.reason)
