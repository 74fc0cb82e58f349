"""The columns of a journal page: lessons with their works and what they still lack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, pairwise
from uuid import UUID

from zhurnal.journal.queries._page_rows import LessonRow
from zhurnal.kernel.verdict import ALLOWED, Verdict
from zhurnal.school.names import initials_name
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class WorkHead:
    """A work of a lesson.

    ``type`` is the code of its kind, ``due_on`` the last day for its marks, ``retake_of`` the work
    that it is a second attempt at.
    """

    id: UUID
    type: str
    name: str
    short_name: str
    title: str
    weight: int
    criterion: str
    retake_of: UUID | None
    is_control: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class LessonColumn:
    """A lesson as a column.

    ``edge`` is the line after it: "m" ends a month, "w" a week. ``missing`` names what a begun
    lesson lacks: attendance, topic, homework. ``moved_from_on`` and ``substitute`` tell of orders,
    empty without one. ``open`` says that facts may be written: it has begun
    and ``lock``, the verdict on its window, allows.
    """

    id: UUID
    on: date
    number: int
    today: bool
    ahead: bool
    cancelled: bool
    open: bool
    missing: tuple[str, ...]
    works: tuple[WorkHead, ...]
    lock: Verdict = ALLOWED
    edge: str = ""
    remote: bool = False
    moved_from_on: date | None = None
    substitute: str = ""

    @property
    def control(self) -> WorkHead | None:
        """The work that the head of the column names: the first one that is no plain answer."""
        return next((work for work in self.works if work.is_control or work.weight > 1), None)


@dataclass(frozen=True, slots=True)
class Month:
    """A band over the columns of one month."""

    first: date
    columns: tuple[LessonColumn, ...]


def _unlocked(_row: LessonRow) -> Verdict:
    return ALLOWED


def columns_of(
    rows: list[LessonRow],
    *,
    today: date,
    now: datetime,
    lock: Callable[[LessonRow], Verdict] = _unlocked,
) -> list[LessonColumn]:
    """The columns of lessons in order. ``lock`` says whether a lesson's entries are open; without
    it they are told as begun or not.
    """
    lessons = [list(works) for _, works in groupby(rows, lambda row: row.id)]
    columns = [_column(works, lock(works[0]), today=today, now=now) for works in lessons]
    edges = [_edge(before.on, after.on) for before, after in pairwise(columns)]
    return [
        replace(column, edge=edge) if edge else column
        for column, edge in zip(columns, [*edges, ""], strict=False)
    ]


def months_of(columns: list[LessonColumn]) -> list[Month]:
    """The months of the columns, in order."""
    months = (tuple(group) for _, group in groupby(columns, lambda column: column.on.month))
    return [Month(first=group[0].on, columns=group) for group in months]


def _column(rows: list[LessonRow], lock: Verdict, *, today: date, now: datetime) -> LessonColumn:
    lesson = rows[0]
    cancelled = lesson.state == Lesson.State.CANCELLED
    begun = lesson.starts_at <= now and not cancelled
    return LessonColumn(
        id=lesson.id,
        on=lesson.on,
        number=lesson.number,
        today=lesson.on == today,
        ahead=lesson.on > today,
        cancelled=cancelled,
        open=begun and bool(lock),
        lock=lock,
        missing=_missing(lesson) if begun else (),
        works=tuple(WorkHead(row.work_id, *row[10:19]) for row in rows if row.work_id is not None),
        remote=lesson.remote,
        moved_from_on=lesson.moved_from_on,
        substitute=initials_name(lesson.last_name, lesson.first_name, lesson.patronymic),
    )


def _missing(lesson: LessonRow) -> tuple[str, ...]:
    there = {
        "attendance": lesson.attendance_at is not None,
        "topic": bool(lesson.topic),
        "homework": lesson.homework,
    }
    return tuple(name for name, done in there.items() if not done)


def _edge(day: date, following: date) -> str:
    if day.month != following.month:
        return "m"
    return "w" if day.isocalendar().week != following.isocalendar().week else ""
