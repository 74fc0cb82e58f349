"""The journal as the trail alone tells it, and as it stands: two pictures to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands import _homework, _works
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark, Work
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Substitution

#: A kind of thing, and which facts of an event are the thing itself.
Fact = tuple[str, Callable[[dict[str, Any]], Any]]
MARK: Fact = ("mark", lambda told: (told["value"], told.get("comment", "")))
ABSENCE: Fact = ("absence", lambda told: (told["fact"], told.get("minutes")))
REASON: Fact = ("reason", lambda told: told.get("reason", "unknown"))
WORK: Fact = ("work", lambda told: told)
TOPIC: Fact = ("topic", lambda told: (told["topic"], told["material"]))
HOMEWORK: Fact = ("homework", lambda told: told)
SUBSTITUTION: Fact = ("substitution", lambda told: told["teacher"])
RESULT: Fact = ("result", lambda told: (told["value"], told["put_by"]))
KINDS = (MARK, ABSENCE, REASON, WORK, TOPIC, HOMEWORK, SUBSTITUTION, RESULT)
#: What each event tells of.
TELLS: dict[str, tuple[Fact, ...]] = {
    JournalEvent.MARK_PUT: (MARK,),
    JournalEvent.MARK_CORRECTED: (MARK,),
    JournalEvent.MARK_WITHDRAWN: (MARK,),
    JournalEvent.ABSENCE_RECORDED: (ABSENCE, REASON),
    JournalEvent.REASON_SET: (REASON,),
    JournalEvent.WORK_ADDED: (WORK,),
    JournalEvent.WORK_CHANGED: (WORK,),
    JournalEvent.TOPIC_WRITTEN: (TOPIC,),
    JournalEvent.HOMEWORK_SET: (HOMEWORK,),
    JournalEvent.HOMEWORK_CHANGED: (HOMEWORK,),
    JournalEvent.HOMEWORK_WITHDRAWN: (HOMEWORK,),
    TimetableEvent.SUBSTITUTION_ORDERED: (SUBSTITUTION,),
    TimetableEvent.SUBSTITUTION_ENDED: (SUBSTITUTION,),
    ResultEvent.RESULT_PUT: (RESULT,),
    ResultEvent.RESULT_CHANGED: (RESULT,),
    ResultEvent.RESULT_WITHDRAWN: (RESULT,),
}

Picture = dict[str, dict[UUID, Any]]


def by_the_trail() -> tuple[Picture, Counter[UUID]]:
    """Every thing by its kind and id, replayed from nothing, and how often each was changed.

    What an event says was there before must be what the events before it left.
    """
    picture: Picture = {kind: {} for kind, _ in KINDS}
    changes: Counter[UUID] = Counter()
    for event in AuditEvent.objects.order_by("at", "id"):
        for kind, fact in TELLS.get(event.event, ()):
            known = picture[kind]
            before = None if event.before is None else fact(event.before)
            assert known.get(event.subject_id) == before, event.event
            if event.after is None:
                del known[event.subject_id]
            else:
                known[event.subject_id] = fact(event.after)
        changes[event.subject_id] += event.event != JournalEvent.REASON_SET
    return picture, changes


def as_it_stands() -> Picture:
    """The same things, read from their tables."""
    topics = LessonRecord.objects.filter(version__gt=0)
    standing = Substitution.objects.filter(ended_at__isnull=True)
    return {
        "mark": {row.pk: (row.value, row.comment) for row in Mark.objects.all()},
        "absence": {row.pk: (row.fact, row.minutes_late) for row in Absence.objects.all()},
        "reason": {row.pk: row.reason for row in Absence.objects.all()},
        "work": {row.pk: _works.facts(row) for row in Work.objects.select_related("work_type")},
        "topic": {row.pk: (row.topic, row.material) for row in topics},
        "homework": {
            row.pk: _homework.facts(row, _homework.addressed(row)) for row in Homework.objects.all()
        },
        "substitution": {row.pk: str(row.teacher_id) for row in standing},
        "result": {row.pk: (row.value, str(row.put_by)) for row in ResultMark.objects.all()},
    }


def versions() -> dict[UUID, int]:
    """The versions of everything that counts its changes for those who write at once."""
    tables = (Mark, Absence, Work, ResultMark)
    return {row.pk: row.version for table in tables for row in table.objects.all()}
