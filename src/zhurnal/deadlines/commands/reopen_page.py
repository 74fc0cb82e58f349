from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.deadlines import policy
from zhurnal.deadlines.commands import _reopenings
from zhurnal.deadlines.entries import ReopenPage
from zhurnal.deadlines.events import DeadlinesEvent
from zhurnal.deadlines.models import Reopening
from zhurnal.deadlines.queries.page_to_reopen import homeroom_teachers_of, teachers_of
from zhurnal.school.models import Term


@transaction.atomic
def reopen_page(*, actor: Actor, entry: ReopenPage, now: datetime) -> UUID:
    """Open a closed page again for one teacher until an hour; returns the reopening.

    It begins now. Results may be opened for a homeroom teacher too. It gives nobody a right that he
    has not: the teacher writes because he teaches, and the deputy head still does not.

    Source: R-2.10-d, R-2.10-a.
    """
    policy.reopen(actor).require()
    policy.reopen_until(entry.until, now=now).require()
    people = teachers_of(entry.course_id, actor.today)
    if not entry.days:
        people += homeroom_teachers_of(entry.course_id, actor.today)
    policy.reopen_for(entry.teacher_id, people).require()
    policy.reopen_with(entry.reason).require()
    first_on, last_on = entry.days or (None, None)
    if first_on and last_on:
        policy.reopen_days(first_on, last_on).require()
    if entry.term_id:
        terms = Term.objects.filter(pk=entry.term_id, scheme__courses=entry.course_id)
        policy.reopen_term(theirs=terms.exists()).require()
    row = Reopening(
        course_id=entry.course_id,
        teacher_id=entry.teacher_id,
        kind=Reopening.Kind.LESSONS if entry.days else Reopening.Kind.RESULTS,
        first_on=first_on,
        last_on=last_on,
        term_id=entry.term_id,
        valid_from=now,
        valid_before=entry.until,
        reason=entry.reason.strip(),
        made_by=actor.person_id,
    )
    row.save(force_insert=True)
    record(_reopenings.change(DeadlinesEvent.PAGE_REOPENED, row), actor=actor, at=now)
    return row.pk
