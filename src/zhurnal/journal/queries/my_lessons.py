from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.curriculum.models import PlanLine
from zhurnal.curriculum.queries.left_out import left_out
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark
from zhurnal.journal.queries.last_bell import last_bell
from zhurnal.journal.rules.owed import LessonFacts, Owed, owed
from zhurnal.kernel.clock import end_of_day
from zhurnal.school.models import Person
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, own_lessons, substituted_lessons


@dataclass(frozen=True, slots=True)
class MyLesson:
    """A lesson of a teacher's day. ``planned`` is the next line of the plan that no lesson has
    used; ``absent`` and ``marks`` count. ``substitute`` gives it instead of him, then it is not he
    who owes anything; ``instead_of`` is whom he substitutes. One that was cancelled owes nothing.
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
    remote: bool
    moved_from_on: date | None
    topic: str
    planned: str
    absent: int
    marks: int
    substitute: str
    instead_of: str
    owed: Sequence[Owed]


def lessons_of_days(actor: Actor, on: date, also: date, *, now: datetime) -> list[MyLesson]:
    """The lessons of the actor on one day or two, in order: his own, also those at which somebody
    substitutes, and those at which he does. One statement.

    Source: R-2.3-b, R-2.3-c.
    """
    rows = _OF_DAYS.rows(person=actor.person_id, courses=courses_taught(actor), on=on, also=also)
    return [_lesson(row, actor, now) for row in rows]


def lessons_owed(actor: Actor, *, now: datetime) -> list[MyLesson]:
    """The lessons that have begun and lack attendance, topic or homework, oldest first, at most 200
    of them. One statement.

    Source: R-2.3-c, R-2.5-b, R-2.7-b, R-2.8-c.
    """
    rows = _OWED.rows(person=actor.person_id, courses=courses_taught(actor), today=actor.today)
    lessons = (_lesson((*row, *_UNTOLD), actor, now) for row in rows)
    return [lesson for lesson in lessons if lesson.starts_at <= now]


def courses_taught(actor: Actor) -> list[UUID]:
    """The courses in which the actor may write today."""
    return list(actor.scopes(Permission.JOURNAL_WRITE).courses)


def _of_days(person: UUID, courses: list[UUID], on: date, also: date) -> QuerySet[Any, Any]:
    own, others = own_lessons(person, courses), substituted_lessons(person)
    rows = _told_of_days(own, on, also, f"{STANDING}__teacher", own=True).union(
        _told_of_days(others, on, also, "teacher", own=False), all=True
    )
    return rows.order_by("on", "starts_at", "pk")


def _told_of_days(
    lessons: QuerySet[Lesson], on: date, also: date, other: str, *, own: bool
) -> QuerySet[Any, Any]:
    """``other`` is the path to whoever gives the lesson instead, or whose it is."""
    used = LessonRecord.objects.filter(
        plan_line=OuterRef("pk"), lesson__course=OuterRef(OuterRef("course"))
    )
    lines = PlanLine.objects.filter(
        ~Exists(used),
        ~Exists(left_out(OuterRef(OuterRef("course")))),
        plan__course_plans__course=OuterRef("course"),
        removed_at__isnull=True,
    ).order_by("number")
    return (
        _with_said(lessons)
        .filter(Q(on=on) | Q(on=also))
        .order_by()
        .values_list(
            *_COLUMNS,
            Value(own),
            *(F(f"{other}__person__{name}") for name in _NAMES),
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
    held = {"on__lte": today, "state": Lesson.State.SCHEDULED}
    own = own_lessons(person, courses).filter(**{f"{STANDING}__isnull": True})
    rows = [
        _with_said(lessons).filter(lacks, **held).order_by().values_list(*_COLUMNS)
        for lessons in (own, substituted_lessons(person))
    ]
    return rows[0].union(rows[1], all=True).order_by("on", "starts_at", "pk")[:200]


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
    "remote",
    "moved_from_on",
)


_NAMES = ("last_name", "first_name", "patronymic")
#: What the list of debts does not ask: whose lesson it is, its plan, its counts.
_UNTOLD = (True, None, None, None, None, None, None)


def _with_said(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Lessons with whether homework was said, and when their classes' day ends."""
    said = Homework.objects.filter(lesson=OuterRef("pk"), individual=False)
    return lessons.annotate(said=Exists(said), bell=last_bell())


def _number(rows: QuerySet[Any]) -> Subquery:
    of_lesson = rows.filter(lesson=OuterRef("pk")).order_by().values("lesson")
    return Subquery(of_lesson.annotate(number=Count("pk")).values("number"))


def _lesson(row: tuple[Any, ...], actor: Actor, now: datetime) -> MyLesson:
    (pk, group, subject, on, number, starts_at, ends_at, room, state, topic, taken, said, bell,
     remote, moved_from_on, own, last, first, patronymic, planned, absent, marks) = row  # fmt: skip
    person = Person(last_name=last, first_name=first, patronymic=patronymic) if last else None
    other = person.initials_name if person else ""
    cancelled = state == Lesson.State.CANCELLED
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
        cancelled=cancelled,
        remote=remote,
        moved_from_on=moved_from_on,
        topic=topic or "",
        planned=planned or "",
        absent=absent or 0,
        marks=marks or 0,
        substitute=other if own else "",
        instead_of="" if own else other,
        owed=() if cancelled or (own and other) else owed(facts, now=now),
    )


_OF_DAYS = PreparedQuery(_of_days, person=UUID, courses=list, on=date, also=date)
_OWED = PreparedQuery(_owed, person=UUID, courses=list, today=date)
