from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _absences
from zhurnal.journal.entries import CorrectAttendance
from zhurnal.journal.models import AttendanceCorrection
from zhurnal.journal.queries.absence_to_excuse import absence_to_excuse
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.rules.attendance import sign
from zhurnal.journal.states import AbsenceState


@transaction.atomic
def correct_attendance(*, actor: Actor, entry: CorrectAttendance, now: datetime) -> AbsenceState:
    """Correct the fact that a subject teacher wrote about a pupil of one's class: he was there
    after all, or came late. With a reason only, and the subject teacher is told.

    Source: R-2.9-b.
    """
    absence = absence_to_excuse(actor, lesson_id=entry.lesson, pupil_id=entry.pupil)
    policy.correct_fact(reason=entry.reason).require()
    before = absence.fact
    if (absence.fact, absence.minutes_late) == (entry.fact, entry.minutes):
        return _absences.state(absence)
    if absence.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=absence.pk,
            mine=sign(entry.fact, entry.minutes),
            theirs=sign(absence.fact, absence.minutes_late),
            version=absence.version,
        ).require()
    change = _absences.write(
        absence,
        fact=entry.fact,
        minutes=entry.minutes,
        actor=actor,
        now=now,
        reason=entry.reason,
    )
    absence.save()
    AttendanceCorrection(
        absence=absence,
        before=before,
        after=entry.fact,
        reason=entry.reason.strip(),
        corrected_at=now,
        corrected_by=absence.put_by,
    ).save()
    record(replace(change, role=RoleCode.HOMEROOM_TEACHER), actor=actor, at=now)
    return _absences.state(absence)
