"""The journal as the trail alone tells it, and as it stands: two pictures to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands import _absences, _homework, _works
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark, Work
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Substitution

#: What each kind of event tells of, and which of its facts are the thing itself.
Fact = tuple[str, Callable[[dict[str, Any]], Any]]
TELLS: dict[str, Fact] = {
    JournalEvent.MARK_PUT: ("mark", lambda told: (told["value"], told.get("comment", ""))),
    JournalEvent.MARK_CORRECTED: ("mark", lambda told: (told["value"], told.get("comment", ""))),
    JournalEvent.MARK_WITHDRAWN: ("mark", lambda told: (told["value"], told.get("comment", ""))),
    JournalEvent.ABSENCE_RECORDED: ("absence", lambda told: told),
    JournalEvent.WORK_ADDED: ("work", lambda told: told),
    JournalEvent.WORK_CHANGED: ("work", lambda told: told),
    JournalEvent.TOPIC_WRITTEN: ("topic", lambda told: (told["topic"], told["material"])),
    JournalEvent.HOMEWORK_SET: ("homework", lambda told: told),
    JournalEvent.HOMEWORK_CHANGED: ("homework", lambda told: told),
    JournalEvent.HOMEWORK_WITHDRAWN: ("homework", lambda told: told),
    TimetableEvent.SUBSTITUTION_ORDERED: ("substitution", lambda told: told["teacher"]),
    TimetableEvent.SUBSTITUTION_ENDED: ("substitution", lambda told: told["teacher"]),
}

Picture = dict[str, dict[UUID, Any]]


def by_the_trail() -> tuple[Picture, Counter[UUID]]:
    """Every thing by its kind and id, replayed from nothing, and how often each was changed.

    What an event says was there before must be what the events before it left.
    """
    picture: Picture = {kind: {} for kind, _ in TELLS.values()}
    changes: Counter[UUID] = Counter()
    for event in AuditEvent.objects.order_by("at", "id"):
        if event.event not in TELLS:
            continue
        kind, fact = TELLS[event.event]
        known = picture[kind]
        before = None if event.before is None else fact(event.before)
        assert known.get(event.subject_id) == before, event.event
        if event.after is None:
            del known[event.subject_id]
        else:
            known[event.subject_id] = fact(event.after)
        changes[event.subject_id] += 1
    return picture, changes


def as_it_stands() -> Picture:
    """The same things, read from their tables."""
    topics = LessonRecord.objects.filter(version__gt=0)
    standing = Substitution.objects.filter(ended_at__isnull=True)
    return {
        "mark": {row.pk: (row.value, row.comment) for row in Mark.objects.all()},
        "absence": {row.pk: _absences.facts(row) for row in Absence.objects.all()},
        "work": {row.pk: _works.facts(row) for row in Work.objects.select_related("work_type")},
        "topic": {row.pk: (row.topic, row.material) for row in topics},
        "homework": {
            row.pk: _homework.facts(row, _homework.addressed(row)) for row in Homework.objects.all()
        },
        "substitution": {row.pk: str(row.teacher_id) for row in standing},
    }


def versions() -> dict[UUID, int]:
    """The versions of everything that counts its changes for those who write at once."""
    tables = (Mark, Absence, Work)
    return {row.pk: row.version for table in tables for row in table.objects.all()}
