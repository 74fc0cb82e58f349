"""What a teacher owes for a lesson, until which minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from zhurnal.kernel.clock import end_of_day

#: How long after the classes' last lesson homework may still be written.
HOMEWORK_GRACE = timedelta(minutes=90)
#: How many days a control work may wait for its marks, where the school says nothing else.
CONTROL_DAYS = 7


class Clause(StrEnum):
    """What the regulation asks of a lesson."""

    ATTENDANCE = "attendance"
    TOPIC = "topic"
    HOMEWORK = "homework"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A lesson as far as its duties go. ``last_bell``: the end of its classes' last lesson that
    day. ``unmarked``: pupils who wrote a control work and have neither a mark nor a debt for it.
    """

    on: date
    starts_at: datetime
    held: bool
    last_bell: datetime
    attendance_taken: bool
    topic_written: bool
    homework_said: bool
    unmarked: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """One clause of a lesson: until when, and whether it is done."""

    clause: Clause
    due_at: datetime
    done: bool

    def state(self, now: datetime) -> str:
        """``done``, ``due`` or ``over``, as steps are drawn."""
        if self.done:
            return "done"
        return "over" if now > self.due_at else "due"


def homework_due(last_bell: datetime) -> datetime:
    """Until when homework may be written: an hour and a half after the classes' last lesson.

    Source: clause 2.8; R-2.8-b.
    """
    return last_bell + HOMEWORK_GRACE


def marks_due(on: date, tz: ZoneInfo) -> datetime:
    """Until when a control work gets its marks: the end of the seventh day after the lesson.

    Source: clause 2.6; R-2.6-a (the longest of the usual terms, until the local act says its own).
    """
    return end_of_day(on + timedelta(days=CONTROL_DAYS), tz)


def duties(lesson: Taught, *, now: datetime, tz: ZoneInfo) -> list[Duty]:
    """The duties of a lesson that has begun; none before it and none of one that was cancelled.

    Source: requirements §6 (D1, D2, D4, D5); R-2.5-a, R-2.7-b, R-2.8-b, R-2.8-c.
    """
    if not lesson.held or now < lesson.starts_at:
        return []
    return list(_duties(lesson, tz))


def _duties(lesson: Taught, tz: ZoneInfo) -> Iterator[Duty]:
    evening = end_of_day(lesson.on, tz)
    yield Duty(Clause.ATTENDANCE, evening, lesson.attendance_taken)
    yield Duty(Clause.TOPIC, evening, lesson.topic_written)
    yield Duty(Clause.HOMEWORK, homework_due(lesson.last_bell), lesson.homework_said)
    if lesson.unmarked:
        yield Duty(Clause.MARKS, marks_due(lesson.on, tz), done=False)
