from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zhurnal.access.actor import Actor
from zhurnal.assessment.rules.scale import NOTHING
from zhurnal.audit.trail import Change, record, record_many
from zhurnal.journal import policy
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import BroughtPaper, Mark
from zhurnal.journal.queries.pupils_to_bring import pupils_to_bring
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def withdraw_brought(*, actor: Actor, paper_id: UUID, reason: str, now: datetime) -> UUID:
    """Withdraw a paper with marks from elsewhere, and its marks with it; returns whose it was.

    The rows stay, with their history.

    Source: school practice §4; R-1.3-b; M-7.
    """
    policy.bring(actor).require()
    paper = BroughtPaper.objects.select_for_update().filter(pk=paper_id).first()
    if paper is None or not pupils_to_bring(actor, paper.pupil_id):
        raise Refused(refusal("not-found"))
    if paper.withdrawn_at is not None:
        raise Refused(refusal("paper-not-open"))
    person = policy.person_of(actor)
    marks = Mark.objects.filter(work__brought=paper).exclude(value=NOTHING)
    told = [_change(mark, reason) for mark in marks.select_related("lesson")]
    marks.update(value=NOTHING, put_at=now, put_by=person, version=F("version") + 1)
    paper.withdrawn_at, paper.withdrawn_by = now, person
    paper.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record_many(told, actor=actor, at=now)
    record(
        Change(
            JournalEvent.BROUGHT_WITHDRAWN,
            "brought paper",
            paper.pk,
            before={"number": paper.number, "marks": len(told)},
            reason=reason,
            pupil_id=paper.pupil_id,
        ),
        actor=actor,
        at=now,
    )
    return paper.pupil_id


def _change(mark: Mark, reason: str) -> Change:
    return Change(
        JournalEvent.MARK_WITHDRAWN,
        "mark",
        mark.pk,
        before={"value": mark.value},
        after={"value": NOTHING},
        reason=reason,
        school_year=mark.school_year,
        course_id=mark.lesson.course_id,
        lesson_id=mark.lesson_id,
        pupil_id=mark.pupil_id,
    )
