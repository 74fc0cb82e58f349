from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.journal import policy
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import AttendanceCorrection
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def see_correction(*, actor: Actor, correction_id: UUID, now: datetime) -> AttendanceCorrection:
    """The subject teacher has seen that the homeroom teacher corrected his entry.

    Source: R-2.9-b.
    """
    policy.write_somewhere(actor).require()
    found = AttendanceCorrection.objects.select_related("absence__lesson")
    correction = found.filter(pk=correction_id).first()
    if correction is None:
        raise Refused(refusal("not-found"))
    lesson = correction.absence.lesson
    policy.told_of_correction(actor, lesson.course_id).require()
    if correction.seen_at is None:
        correction.seen_at = now
        correction.save(update_fields=["seen_at"])
        seen = Change(
            JournalEvent.CORRECTION_SEEN,
            "absence",
            correction.absence_id,
            school_year=lesson.school_year,
            course_id=lesson.course_id,
            lesson_id=lesson.pk,
            pupil_id=correction.absence.pupil_id,
        )
        record(seen, actor=actor, at=now)
    return correction
