from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _absences
from zhurnal.journal.entries import RecordAbsence
from zhurnal.journal.models import Absence
from zhurnal.journal.queries.cell_to_write import cell_to_write
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.rules.attendance import sign
from zhurnal.journal.states import AbsenceState


@transaction.atomic
def record_absence(*, actor: Actor, entry: RecordAbsence, now: datetime) -> AbsenceState:
    """Record one pupil as absent, late, or present after all. The reason is the homeroom teacher's:
    it comes from a document that covers the lesson, or is unknown.

    It does not confirm the attendance of the lesson, nor take a confirmation back.

    Source: R-2.5-c, R-2.5-d, R-2.9-b, R-2.4-d.
    """
    cell = cell_to_write(actor, lesson_id=entry.lesson, pupil_id=entry.pupil)
    policy.write_facts(actor, cell.lesson, window_of(actor, cell.lesson), now=now).require()
    cell.in_group.require()

    found = Absence.objects.select_for_update().filter(lesson=cell.lesson, pupil=entry.pupil)
    stored = found.first()
    absence = stored or _absences.nobody_asked(cell.lesson, entry.pupil)
    if (absence.fact, absence.minutes_late) == (entry.fact, entry.minutes):
        return _absences.state(absence)
    becomes_absent = entry.fact == Absence.Fact.ABSENT
    policy.miss_the_marked(marked=cell.marked and becomes_absent, reason=entry.reason).require()
    if absence.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=absence.pk,
            mine=sign(entry.fact, entry.minutes),
            theirs=sign(absence.fact, absence.minutes_late),
            version=absence.version,
        ).require()
    away = [entry.pupil] if becomes_absent else []
    given = _absences.documented(cell.lesson, away).get(entry.pupil)
    change = _absences.write(
        absence,
        fact=entry.fact,
        minutes=entry.minutes,
        actor=actor,
        now=now,
        reason=entry.reason,
        given=given,
    )
    absence.save(force_insert=stored is None)
    record(change, actor=actor, at=now)
    return _absences.state(absence)
