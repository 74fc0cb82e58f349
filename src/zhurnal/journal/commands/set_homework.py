from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.journal import policy
from zhurnal.journal.commands import _homework
from zhurnal.journal.entries import SetHomework, Task
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Homework, HomeworkAddressee
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.group_on_day import all_in_group, pupils_at
from zhurnal.journal.queries.homework_due import homework_due
from zhurnal.journal.queries.lesson_to_write import lesson_to_write
from zhurnal.journal.queries.next_lesson_day import next_lesson_day
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.rules.homework_increase import asks_more, is_late
from zhurnal.journal.states import HomeworkState
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable.models import Lesson


@transaction.atomic
def set_homework(*, actor: Actor, entry: SetHomework, now: datetime) -> HomeworkState:
    """Set the homework of a lesson, common or for named pupils, change it, or say «не задано».

    Left open, the day it is due is that of the course's next lesson. What is written after the term
    is remembered with its time, which the diary shows, and asks more only with a reason.

    Source: R-2.8-a, R-2.8-c, R-2.8-d, R-2.2-c.
    """
    lesson = lesson_to_write(actor, entry.lesson)
    policy.write_lesson(actor, lesson, window_of(actor, lesson), now=now).require()
    task = None if entry.task is None else _trimmed(entry.task)
    policy.set_homework(lesson, task=task, due_on=entry.due_on).require()
    if entry.pupils:
        all_in_group(lesson, entry.pupils, pupils_at(lesson)).require()

    stored = _stored(lesson, entry)
    row = stored or Homework(
        lesson=lesson,
        course_id=lesson.course_id,
        school_year=lesson.school_year,
        individual=bool(entry.pupils),
        version=0,
    )
    addressed = _homework.addressed(row) if stored and row.individual else set()
    old = _homework.facts(row, addressed)
    _describe(row, task, due_on=_due_on(lesson, entry))
    new = _homework.facts(row, entry.pupils)
    if stored and old == new:
        return _homework.state(row)
    if row.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=row.pk,
            mine=_homework.in_words(new),
            theirs=_homework.in_words(old),
            version=row.version,
        ).require()
    due_at = homework_due(lesson)
    more = asks_more(old if stored else None, new)
    policy.ask_more(due_at, more=more, reason=entry.reason, now=now).require()
    _sign(row, actor=actor, now=now, late=is_late(due_at, now=now))
    row.save(force_insert=stored is None)
    _address(row, entry.pupils, addressed)
    event = JournalEvent.HOMEWORK_CHANGED if stored else JournalEvent.HOMEWORK_SET
    change = _homework.change(
        event, row, before=old if stored else None, after=new, reason=entry.reason
    )
    record(change, actor=actor, at=now)
    return _homework.state(row)


def _trimmed(task: Task) -> Task:
    texts = {
        name: value.strip()
        for name, value in msgspec.structs.asdict(task).items()
        if isinstance(value, str)
    }
    return msgspec.structs.replace(task, **texts)


def _stored(lesson: Lesson, entry: SetHomework) -> Homework | None:
    rows = Homework.objects.select_for_update().filter(lesson=lesson)
    if not entry.pupils:
        return rows.filter(individual=False).first()
    if entry.homework is None:
        return None
    row = rows.filter(individual=True, pk=entry.homework).first()
    if row is None:
        raise Refused(refusal("not-found"))
    return row


def _due_on(lesson: Lesson, entry: SetHomework) -> date | None:
    return entry.due_on or next_lesson_day(lesson)


def _describe(row: Homework, task: Task | None, *, due_on: date | None) -> None:
    row.nothing_set = task is None
    row.due_on = due_on
    for name, value in msgspec.structs.asdict(task or Task()).items():
        setattr(row, name, value)


def _sign(row: Homework, *, actor: Actor, now: datetime, late: bool) -> None:
    if not row.version:
        row.set_at = now
    if late:
        row.changed_at = now
    row.set_by = policy.person_of(actor)
    row.version += 1


def _address(row: Homework, pupils: Collection[UUID], before: Collection[UUID]) -> None:
    gone: Any = set(before) - set(pupils)
    if gone:
        HomeworkAddressee.objects.filter(homework=row, pupil__in=gone).delete()
    HomeworkAddressee.objects.bulk_create(
        HomeworkAddressee(homework=row, pupil_id=pupil) for pupil in set(pupils) - set(before)
    )
