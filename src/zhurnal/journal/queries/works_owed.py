from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from zhurnal.access.actor import Actor
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.journal.queries.group_on_day import group_on_day
from zhurnal.journal.queries.my_lessons import courses_taught
from zhurnal.kernel.clock import end_of_day
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, own_lessons, substituted_lessons


@dataclass(frozen=True, slots=True)
class WorkOwed:
    """A control work that pupils who were there have no mark for yet."""

    work_id: UUID
    lesson_id: UUID
    group: str
    name: str
    on: date
    missing: int
    due_at: datetime


def works_owed(actor: Actor, *, now: datetime) -> list[WorkOwed]:
    """The control works that lack marks, of lessons that the actor gives, oldest first. One
    statement.

    Neither an absent pupil nor one with a debt is waited for.

    Source: clause 2.6; R-2.6-a (the term was set with the work, by the act of its day).
    """
    rows = _OWED.rows(person=actor.person_id, courses=courses_taught(actor), today=actor.today)
    return [
        WorkOwed(work_id, lesson_id, group, name, on, missing, end_of_day(due_on, actor.tz))
        for work_id, lesson_id, group, name, on, missing, due_on, starts_at in rows
        if starts_at <= now
    ]


def _owed(person: UUID, courses: list[UUID], today: date) -> QuerySet[Any, Any]:
    own = own_lessons(person, courses).filter(**{f"{STANDING}__isnull": True})
    rows = [_waiting(lessons, today) for lessons in (own, substituted_lessons(person))]
    return rows[0].union(rows[1], all=True).order_by("lesson__on", "pk")


def _waiting(lessons: QuerySet[Lesson], today: date) -> QuerySet[Any, Any]:
    in_cell = {"pupil": OuterRef("pupil")}
    marked = Mark.objects.filter(work=OuterRef(OuterRef("pk")), **in_cell).exclude(value="")
    away = Absence.objects.filter(
        lesson=OuterRef(OuterRef("lesson")), fact=Absence.Fact.ABSENT, **in_cell
    )
    waiting = (
        group_on_day(OuterRef("lesson__course__group"), OuterRef("lesson__on"))
        .filter(~Exists(marked), ~Exists(away))
        .order_by()
        .values("group")
        .annotate(number=Count("pk"))
    )
    return (
        Work.objects.filter(
            work_type__is_control=True,
            marks_due_on__isnull=False,
            lesson__in=lessons.values("pk"),
            lesson__state=Lesson.State.SCHEDULED,
            lesson__on__lte=today,
        )
        .annotate(missing=Subquery(waiting.values("number")))
        .filter(missing__gt=0)
        .order_by()
        .values_list(
            "pk",
            "lesson_id",
            "lesson__course__group__name",
            "work_type__short_name",
            "lesson__on",
            "missing",
            "marks_due_on",
            "lesson__starts_at",
        )
    )


_OWED = PreparedQuery(_owed, person=UUID, courses=list, today=date)
