from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.journal.queries.corrections_unseen import Correction, corrections_unseen
from zhurnal.journal.queries.my_lessons import (
    MyLesson,
    courses_taught,
    lessons_of_days,
    lessons_owed,
)
from zhurnal.journal.queries.works_owed import works_owed
from zhurnal.journal.rules.owed import Duty, DutyState
from zhurnal.kernel.clock import week_start
from zhurnal.school.models import Term
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import own_lessons, substituted_lessons


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do: for which lesson, until when; ``work`` and ``missing`` name a control work
    and how many marks it lacks.
    """

    duty: Duty
    lesson_id: UUID
    group: str
    on: date
    due_at: datetime
    work: str = ""
    work_id: UUID | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class MyDay:
    """A teacher's day: lessons, everything owed, the teaching days beside it.

    ``term`` is empty outside of terms; ``ends_on`` its last day, in its last week only.

    Source: R-2.3-c.
    """

    on: date
    lessons: Sequence[MyLesson]
    owed: Sequence[ToDo]
    previous_on: date | None
    next_on: date | None
    next_lessons: Sequence[MyLesson]
    term: str
    week: int
    ends_on: date | None
    corrections: Sequence[Correction]


def my_day(actor: Actor, on: date, *, now: datetime) -> MyDay:
    """The day of a teacher. Six statements, however many lessons.

    Source: R-2.3-c; ui §10 (find what I owe: no clicks).
    """
    previous_on, next_on = _days_beside(actor, on)
    lessons = lessons_of_days(actor, on, next_on or on, now=now)
    term, starts_on, ends_on = _term(actor, on)
    return MyDay(
        on=on,
        lessons=[lesson for lesson in lessons if lesson.on == on],
        owed=sorted(_owed(actor, now), key=attrgetter("due_at")),
        previous_on=previous_on,
        next_on=next_on,
        next_lessons=[lesson for lesson in lessons if lesson.on == next_on],
        term=term,
        week=(on - week_start(starts_on)).days // 7 + 1,
        ends_on=ends_on if term and ends_on - on < timedelta(days=8) else None,
        corrections=corrections_unseen(actor),
    )


def _days_beside(actor: Actor, on: date) -> tuple[date | None, date | None]:
    """The teaching days of the actor before and after a day."""
    rows = _BESIDE.rows(person=actor.person_id, courses=courses_taught(actor), on=on)
    earlier = [before for _, before, _ in rows if before]
    later = [after for *_, after in rows if after]
    return max(earlier, default=None), min(later, default=None)


def _beside(person: UUID, courses: list[UUID], on: date) -> QuerySet[Any, Any]:
    own, others = [
        lessons.filter(state=Lesson.State.SCHEDULED)
        .order_by()
        .values_list("school_id")
        .annotate(
            before=Max("on", filter=Q(on__lt=on)),
            after=Min("on", filter=Q(on__gt=on)),
        )
        for lessons in (own_lessons(person, courses), substituted_lessons(person))
    ]
    return own.union(others, all=True)


def _term(actor: Actor, on: date) -> tuple[str, date, date]:
    """The term a day belongs to, with its days; no name outside of terms."""
    rows = _TERM.rows(courses=list(actor.scopes(Permission.JOURNAL_READ).courses), on=on)
    return rows[0] if rows else ("", on, on)


def _terms(courses: list[UUID], on: date) -> QuerySet[Any, Any]:
    """The shortest of the terms first: quarters before half-years."""
    terms = Term.objects.filter(scheme__courses__in=courses, starts_on__lte=on, ends_on__gte=on)
    return terms.order_by("-starts_on", "ends_on").values_list("name", "starts_on", "ends_on")[:1]


def _owed(actor: Actor, now: datetime) -> Iterator[ToDo]:
    for lesson in lessons_owed(actor, now=now):
        for each in lesson.owed:
            if each.state is not DutyState.DONE:
                yield ToDo(each.duty, lesson.lesson_id, lesson.group, lesson.on, each.due_at)
    for work in works_owed(actor, now=now):
        yield ToDo(
            Duty.MARKS, work.lesson_id, work.group, work.on, work.due_at,
            work=work.name, work_id=work.work_id, missing=work.missing,
        )  # fmt: skip


_BESIDE = PreparedQuery(_beside, person=UUID, courses=list, on=date)
_TERM = PreparedQuery(_terms, courses=list, on=date)
