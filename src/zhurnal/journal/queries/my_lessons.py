from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.curriculum.models import PlanLine
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark
from zhurnal.journal.queries.last_bell import last_bell
from zhurnal.journal.rules.owed import LessonFacts, Owed, owed
from zhurnal.kernel.clock import end_of_day
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class MyLesson:
    """A lesson of a teacher's day. ``planned`` is the next line of the plan that no lesson has
    used; ``absent`` and ``marks`` count; one that was cancelled owes nothing.
    """

    lesson_id: UUID
    group: str
    subject: str
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    room: str
    cancelled: bool
    topic: str
    planned: str
    absent: int
    marks: int
    owed: Sequence[Owed]


def lessons_of_days(actor: Actor, on: date, also: date, *, now: datetime) -> list[MyLesson]:
    """The lessons that the actor gives on one day or two, in order. One statement.

    Source: R-2.3-c.
    """
    rows = _OF_DAYS.rows(person=actor.person_id, courses=courses_taught(actor), on=on, also=also)
    return [_lesson(row, actor, now) for row in rows]


def lessons_owed(actor: Actor, *, now: datetime) -> list[MyLesson]:
    """The lessons that have begun and lack attendance, topic or homework, oldest first, at most 200
    of them. One statement.

    Source: R-2.3-c, R-2.5-b, R-2.7-b, R-2.8-c.
    """
    rows = _OWED.rows(person=actor.person_id, courses=courses_taught(actor), today=actor.today)
    lessons = (_lesson((*row, None, None, None), actor, now) for row in rows)
    return [lesson for lesson in lessons if lesson.starts_at <= now]


def courses_taught(actor: Actor) -> list[UUID]:
    """The courses in which the actor may write today."""
    return list(actor.scopes(Permission.JOURNAL_WRITE).courses)


def _of_days(person: UUID, courses: list[UUID], on: date, also: date) -> QuerySet[Any, Any]:
    used = LessonRecord.objects.filter(
        plan_line=OuterRef("pk"), lesson__course=OuterRef(OuterRef("course"))
    )
    lines = PlanLine.objects.filter(
        ~Exists(used), plan__course_plans__course=OuterRef("course")
    ).order_by("number")
    return (
        _given_by(person, courses)
        .filter(Q(on=on) | Q(on=also))
        .order_by("on", "starts_at", "pk")
        .values_list(
            *_COLUMNS,
            Subquery(lines.values("topic")[:1]),
            _number(Absence.objects.filter(fact=Absence.Fact.ABSENT)),
            _number(Mark.objects.exclude(value="")),
        )
    )


def _owed(person: UUID, courses: list[UUID], today: date) -> QuerySet[Any, Any]:
    lacks = (
        Q(records__attendance_at__isnull=True)
        | Q(records__topic__isnull=True)
        | Q(records__topic="")
        | Q(said=False)
    )
    return (
        _given_by(person, courses)
        .filter(lacks, on__lte=today, state=Lesson.State.SCHEDULED)
        .order_by("on", "starts_at", "pk")
        .values_list(*_COLUMNS)[:200]
    )


_COLUMNS = (
    "pk",
    "course__group__name",
    "course__subject__name",
    "on",
    "number",
    "starts_at",
    "ends_at",
    "room",
    "state",
    "records__topic",
    "records__attendance_at",
    "said",
    "bell",
)


def _given_by(person: UUID, courses: list[UUID]) -> QuerySet[Lesson]:
    """Lessons of courses that are the person's today, which he himself gives."""
    said = Homework.objects.filter(lesson=OuterRef("pk"), individual=False)
    lessons = Lesson.objects.filter(teacher__person=person, course__in=courses)
    return lessons.annotate(said=Exists(said), bell=last_bell())


def _number(rows: QuerySet[Any]) -> Subquery:
    of_lesson = rows.filter(lesson=OuterRef("pk")).order_by().values("lesson")
    return Subquery(of_lesson.annotate(number=Count("pk")).values("number"))


def _lesson(row: tuple[Any, ...], actor: Actor, now: datetime) -> MyLesson:
    (pk, group, subject, on, number, starts_at, ends_at, room, state, topic, taken, said, bell,
     planned, absent, marks) = row  # fmt: skip
    facts = LessonFacts(
        starts_at=starts_at,
        day_ends=end_of_day(on, actor.tz),
        classes_end=bell,
        attendance_taken=taken is not None,
        topic_written=bool(topic),
        homework_said=said,
    )
    return MyLesson(
        lesson_id=pk,
        group=group,
        subject=subject,
        on=on,
        number=number,
        starts_at=starts_at,
        ends_at=ends_at,
        room=room,
        cancelled=state == Lesson.State.CANCELLED,
        topic=topic or "",
        planned=planned or "",
        absent=absent or 0,
        marks=marks or 0,
        owed=() if state == Lesson.State.CANCELLED else owed(facts, now=now),
    )


_OF_DAYS = PreparedQuery(_of_days, person=UUID, courses=list, on=date, also=date)
_OWED = PreparedQuery(_owed, person=UUID, courses=list, today=date)
