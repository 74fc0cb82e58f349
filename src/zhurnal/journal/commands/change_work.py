from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _works
from zhurnal.journal.entries import ChangeWork
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Work
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.lesson_to_write import page_exists
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.queries.work_kind import marks_due_on, work_kind
from zhurnal.journal.states import WorkState
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def change_work(*, actor: Actor, entry: ChangeWork, now: datetime) -> WorkState:
    """Say anew what a work was: kind, title, weight. Its marks stay as they are; their term is that
    of the new kind.

    Source: R-2.7-c, R-2.4-a, R-2.6-a.
    """
    policy.write_somewhere(actor).require()
    rows = Work.objects.select_for_update(of=("self",))
    work = rows.select_related("lesson__course", "work_type").filter(pk=entry.work).first()
    if work is None:
        raise Refused(refusal("not-found"))
    page_exists(actor, work.lesson.course_id).require()
    policy.write_lesson(actor, work.lesson, window_of(actor, work.lesson), now=now).require()
    policy.not_brought(brought=work.brought_id is not None).require()
    kind = work_kind(entry.type, work.lesson)
    before = _works.facts(work)
    renamed = kind.code != work.work_type.code
    if renamed:
        work.work_type, work.marks_due_on = _works.row_of(kind), marks_due_on(kind, work.lesson)
    work.title, work.weight = entry.title.strip(), entry.weight
    after = _works.facts(work)
    if after == before:
        return _works.state(work)
    if work.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=work.pk,
            mine=_in_words(after),
            theirs=_in_words(before),
            version=work.version,
        ).require()
    work.version += 1
    work.save()
    change = _works.change(JournalEvent.WORK_CHANGED, work, before=before)
    record(change, actor=actor, at=now)
    return _works.state(work)


def _in_words(facts: dict[str, Any]) -> str:
    return " ".join(str(fact) for fact in facts.values() if fact != "")
