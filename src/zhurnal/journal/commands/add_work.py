from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _works
from zhurnal.journal.entries import AddWork
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Work
from zhurnal.journal.queries.lesson_to_write import lesson_to_write
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.queries.work_kind import marks_due_on, work_kind
from zhurnal.journal.states import WorkState


@transaction.atomic
def add_work(*, actor: Actor, entry: AddWork, now: datetime) -> WorkState:
    """Add a work to a lesson: what its pupils will be, or were, marked for.

    It may be added before the lesson, so that a test is announced. Its weight, unless said
    otherwise, and the term of its marks are those of the act in force on the lesson's day; they
    stay when the act changes.

    Source: R-2.7-c, R-2.7-d, R-2.4-a, R-2.6-a, M-5.
    """
    lesson = lesson_to_write(actor, entry.lesson)
    policy.write_lesson(actor, lesson, window_of(actor, lesson), now=now).require()
    kind = work_kind(entry.type, lesson)
    last = Work.objects.filter(lesson=lesson).aggregate(last=Max("position"))["last"]
    work = Work(
        lesson=lesson,
        work_type=_works.row_of(kind),
        school_year=lesson.school_year,
        title=entry.title.strip(),
        weight=kind.weight if entry.weight is None else entry.weight,
        marks_due_on=marks_due_on(kind, lesson),
        position=(last or 0) + 1,
    )
    work.save(force_insert=True)
    record(_works.change(JournalEvent.WORK_ADDED, work), actor=actor, at=now)
    return _works.state(work)
