from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zhurnal.assessment.rules.counting import MarkFacts
from zhurnal.assessment.rules.scale import DEBT
from zhurnal.diary.queries._moved_away import MovedAway, moved_away
from zhurnal.diary.queries.own_rows import MARK_COLUMNS, awaited, in_group_on, own_lessons
from zhurnal.journal.models import Homework
from zhurnal.journal.tasks import task_in_words
from zhurnal.kernel.clock import week_start
from zhurnal.school.names import NAMES, initials_name
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing

_DAYS = 6


@dataclass(frozen=True, slots=True)
class DiaryMark:
    """A mark as a family sees it; ``corrected`` when it was another one before.

    ``due_on`` is the last day of a debt, ``done_on`` the day on which somebody who had been absent
    did the work, ``retake_of`` the work that this one was a second attempt at.
    """

    value: str
    weight: int
    work: str
    title: str
    comment: str
    corrected: bool
    due_on: date | None
    done_on: date | None
    criterion: str
    work_id: UUID
    retake_of: UUID | None

    @property
    def facts(self) -> MarkFacts:
        """What counting has to know of it."""
        return MarkFacts(self.value, self.weight, self.due_on, self.work_id, self.retake_of)

    @property
    def is_debt(self) -> bool:
        return self.value == DEBT


@dataclass(frozen=True, slots=True)
class DiaryHomework:
    """Homework due at a lesson. ``changed_at`` is set when it was set or changed after its term.

    Source: R-2.8-a (each part is told to the family), R-2.8-d.
    """

    text: str
    manner: list[str]
    source: str
    pages: str
    exercises: str
    practical: str
    nothing_set: bool
    individual: bool
    minutes: int | None
    changed_at: datetime | None

    @property
    def words(self) -> str:
        return task_in_words(self)


@dataclass(slots=True)
class DiaryLesson:
    """A lesson of the pupil's day with everything a family may know of it.

    ``awaited`` names a control work that he has no mark for yet, ``awaited_until`` the last day for
    it; whoever was absent awaits none. ``moved_from_on`` and ``substitute`` tell of orders, empty
    without one.
    """

    lesson_id: UUID
    course_id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    room: str
    topic: str
    cancelled: bool
    fact: str
    minutes_late: int | None
    reason: str
    remote: bool
    moved_from_on: date | None
    substitute: str
    awaited: str = ""
    awaited_until: date | None = None
    marks: list[DiaryMark] = field(default_factory=list)
    homework: list[DiaryHomework] = field(default_factory=list)

    @property
    def absent(self) -> bool:
        return self.fact == "absent"


@dataclass(slots=True)
class DiaryDay:
    """A day of the week; ``extra`` is homework due on a day without a lesson of its subject,
    ``moved_away`` what an order has elsewhere.
    """

    on: date
    moved_away: list[MovedAway] = field(default_factory=list)
    lessons: list[DiaryLesson] = field(default_factory=list)
    extra: list[tuple[str, DiaryHomework]] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """How long the homework due on this day takes, by the teachers' estimates."""
        return sum(task.minutes or 0 for lesson in self.lessons for task in lesson.homework)


@dataclass(frozen=True, slots=True)
class DiaryWeek:
    """A pupil's week, Monday to Saturday (or Friday when nothing happens on Saturday)."""

    monday: date
    days: list[DiaryDay]
    missed: int
    missed_unknown: int
    debts: list[tuple[str, DiaryMark]]

    @property
    def previous(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def following(self) -> date:
        return self.monday + timedelta(days=7)

    @property
    def last_day(self) -> date:
        return self.days[-1].on


def diary_week(pupil_id: UUID, on: date) -> DiaryWeek:
    """The week of a pupil around a day: topics, types of work, marks, attendance, homework.

    Three queries, whatever the number of lessons and marks.

    Source: clause 2.11, R-2.11-a, R-2.2-c (individual homework for its addressees only).
    """
    monday = week_start(on)
    sunday = monday + timedelta(days=_DAYS)
    days = {monday + timedelta(days=n): DiaryDay(monday + timedelta(days=n)) for n in range(_DAYS)}
    for lesson_on, lesson in _lessons(pupil_id, monday, sunday):
        days[lesson_on].lessons.append(lesson)
    for day, moved in moved_away(pupil_id, monday, sunday):
        days[day].moved_away.append(moved)
    _give_homework(days, pupil_id, monday, sunday)
    saturday = days[monday + timedelta(days=_DAYS - 1)]
    if not saturday.lessons and not saturday.extra and not saturday.moved_away:
        del days[saturday.on]
    lessons = [lesson for day in days.values() for lesson in day.lessons]
    missed = [lesson for lesson in lessons if lesson.absent]
    return DiaryWeek(
        monday=monday,
        days=list(days.values()),
        missed=len(missed),
        missed_unknown=sum(lesson.reason == "unknown" for lesson in missed),
        debts=[(each.subject, mark) for each in lessons for mark in each.marks if mark.is_debt],
    )


def _lessons(pupil_id: UUID, monday: date, sunday: date) -> Iterable[tuple[date, DiaryLesson]]:
    found: dict[UUID, tuple[date, DiaryLesson]] = {}
    for row in _LESSONS.rows(pupil=pupil_id, first=monday, before=sunday):
        _, lesson = found.setdefault(row[0], (row[1], _lesson(row)))
        mark = row[-len(MARK_COLUMNS) :]
        if mark[0]:
            lesson.marks.append(DiaryMark(*mark))
    return found.values()


def _lesson_rows(pupil: UUID, first: date, before: date) -> QuerySet[Any, Any]:
    return (
        with_standing(own_lessons(pupil).filter(on__gte=first, on__lt=before))
        .order_by("on", "starts_at", "pk", "own_mark__work__position")
        .values_list(
            *_COLUMNS,
            awaited(pupil, "work_type__name"),
            awaited(pupil, "marks_due_on"),
            "remote",
            "moved_from_on",
            *(f"{STANDING}__teacher__person__{name}" for name in NAMES),
            *MARK_COLUMNS,
        )
    )


_COLUMNS = (
    "pk",
    "on",
    "course_id",
    "number",
    "starts_at",
    "ends_at",
    "course__subject__name",
    "room",
    "records__topic",
    "state",
    "own_absence__fact",
    "own_absence__minutes_late",
    "own_absence__reason",
)


def _lesson(row: tuple[Any, ...]) -> DiaryLesson:
    lesson_id, _, course_id, number, starts_at, ends_at, subject, room, topic, state = row[:10]
    fact, minutes_late, reason, work, until, remote, moved_from_on = row[10:17]
    waits = until is not None and fact != "absent" and state != Lesson.State.CANCELLED
    return DiaryLesson(
        lesson_id=lesson_id,
        course_id=course_id,
        number=number,
        starts_at=starts_at,
        ends_at=ends_at,
        subject=subject,
        room=room,
        topic=topic or "",
        cancelled=state == Lesson.State.CANCELLED,
        fact=fact or "",
        minutes_late=minutes_late,
        reason=reason or "",
        remote=remote,
        moved_from_on=moved_from_on,
        substitute=initials_name(*row[17:20]),
        awaited=work if waits else "",
        awaited_until=until if waits else None,
    )


def _give_homework(days: dict[date, DiaryDay], pupil_id: UUID, monday: date, sunday: date) -> None:
    """Put each homework to the first lesson of its course on the day it is due."""
    places: dict[tuple[date, UUID], DiaryLesson] = {}
    for day in days.values():
        for lesson in day.lessons:
            places.setdefault((day.on, lesson.course_id), lesson)
    others: dict[date, list[tuple[str, DiaryHomework]]] = defaultdict(list)
    for on, course_id, subject, *task in _HOMEWORK.rows(
        pupil=pupil_id, first=monday, before=sunday
    ):
        homework = DiaryHomework(*task)
        place = places.get((on, course_id))
        if place is not None:
            place.homework.append(homework)
        elif not homework.nothing_set:
            others[on].append((subject, homework))
    for on, tasks in others.items():
        days[on].extra.extend(tasks)


def _homework_rows(pupil: UUID, first: date, before: date) -> QuerySet[Any, Any]:
    return (
        Homework.objects.filter(
            in_group_on(pupil, "due_on"),
            Q(individual=False) | Q(addressees__pupil=pupil),
            due_on__gte=first,
            due_on__lt=before,
        )
        .order_by("individual", "set_at")
        .values_list(
            "due_on",
            "course_id",
            "course__subject__name",
            "text",
            "manner",
            "source",
            "pages",
            "exercises",
            "practical",
            "nothing_set",
            "individual",
            "minutes",
            "changed_at",
        )
    )


_LESSONS = PreparedQuery(_lesson_rows, pupil=UUID, first=date, before=date)
_HOMEWORK = PreparedQuery(_homework_rows, pupil=UUID, first=date, before=date)
