from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from uuid import UUID

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
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable.models import Lesson


@transaction.atomic
def add_work(*, actor: Actor, entry: AddWork, now: datetime) -> WorkState:
    """Add a work to a lesson: what its pupils will be, or were, marked for.

    It may be added before the lesson, so that a test is announced. Its weight, unless said
    otherwise, and the term of its marks are those of the act in force on the lesson's day; they
    stay when the act changes. A kind with criteria becomes a work for each of them, so that a
    dictation is marked 4/3; a second attempt leaves the first as it was.

    Source: R-2.7-c, R-2.7-d, R-2.4-a, R-2.6-a, M-5; school practice §9.
    """
    lesson = lesson_to_write(actor, entry.lesson)
    policy.write_lesson(actor, lesson, window_of(actor, lesson), now=now).require()
    works = _again(entry.retake_of, entry, lesson) if entry.retake_of else _anew(entry, lesson)
    places = {lesson.pk: _places(lesson)}
    if entry.second_lesson is not None:
        second = lesson_to_write(actor, entry.second_lesson)
        policy.write_lesson(actor, second, window_of(actor, second), now=now).require()
        policy.share_work(lesson, second, parts=len(works)).require()
        places[second.pk] = _places(second)
        for work in works[1:]:
            work.lesson = second
    for work in works:
        work.position = next(places[work.lesson_id])
        work.save(force_insert=True)
        record(_works.change(JournalEvent.WORK_ADDED, work), actor=actor, at=now)
    return _works.state(works[0], parts=works[1:])


def _anew(entry: AddWork, lesson: Lesson) -> Sequence[Work]:
    """The work of a kind, or the works of its criteria by the act of the lesson's day."""
    kind = work_kind(entry.type, lesson)
    row, due_on = _works.row_of(kind), marks_due_on(kind, lesson)
    works = [
        Work(
            lesson=lesson,
            work_type=row,
            school_year=lesson.school_year,
            title=entry.title.strip(),
            weight=kind.weight if entry.weight is None else entry.weight,
            marks_due_on=due_on,
            criterion=criterion,
        )
        for criterion in kind.criteria or ("",)
    ]
    return _joined(works)


def _again(earlier: UUID, entry: AddWork, lesson: Lesson) -> Sequence[Work]:
    """A second attempt at an earlier work of the same page, with all its criteria."""
    page = Work.objects.filter(lesson__course=lesson.course_id, lesson__on__lte=lesson.on)
    page = page.filter(brought__isnull=True)
    first = page.select_related("work_type").filter(pk=earlier).first()
    if first is None:
        raise Refused(refusal("not-found"))
    parts = page.select_related("work_type").filter(part_of=first).order_by("position")
    due_on = marks_due_on(work_kind(first.work_type.code, lesson), lesson)
    works = [
        Work(
            lesson=lesson,
            work_type=each.work_type,
            school_year=lesson.school_year,
            title=entry.title.strip() or each.title,
            weight=each.weight,
            marks_due_on=due_on,
            criterion=each.criterion,
            retake_of=each,
        )
        for each in (first, *parts)
    ]
    return _joined(works)


def _joined(works: Sequence[Work]) -> Sequence[Work]:
    for part in works[1:]:
        part.part_of = works[0]
    return works


def _places(lesson: Lesson) -> Iterator[int]:
    """The free positions after the works of a lesson."""
    last = Work.objects.filter(lesson=lesson).aggregate(last=Max("position"))["last"]
    return count((last or 0) + 1)
