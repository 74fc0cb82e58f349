from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _homework
from zhurnal.journal.entries import WithdrawHomework
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Homework, HomeworkAddressee
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.lesson_to_write import page_exists
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.states import HomeworkState
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def withdraw_homework(*, actor: Actor, entry: WithdrawHomework, now: datetime) -> HomeworkState:
    """Take an individual homework back; the trail keeps what it was.

    Common homework is never taken back: it is changed, or said to be «не задано».

    Source: R-2.2-c, R-2.8-c, M-8.
    """
    policy.write_somewhere(actor).require()
    rows = Homework.objects.select_for_update(of=("self",)).select_related("lesson__course")
    row = rows.filter(pk=entry.homework, individual=True).first()
    if row is None:
        raise Refused(refusal("not-found"))
    page_exists(actor, row.course_id).require()
    policy.write_lesson(actor, row.lesson, window_of(actor, row.lesson), now=now).require()
    told = _homework.facts(row, _homework.addressed(row))
    if row.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=row.pk,
            mine="",
            theirs=_homework.in_words(told),
            version=row.version,
        ).require()
    record(
        _homework.change(JournalEvent.HOMEWORK_WITHDRAWN, row, before=told, after=None),
        actor=actor,
        at=now,
    )
    row.version = 0
    state = _homework.state(row)
    HomeworkAddressee.objects.filter(homework=row).delete()
    row.delete()
    return state
