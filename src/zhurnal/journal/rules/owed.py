"""What a lesson still owes: its attendance, its topic, its homework, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: After the last lesson of the class there is an hour and a half to write the homework.
HOMEWORK_TERM = timedelta(minutes=90)


class Duty(StrEnum):
    """What a lesson asks of its teacher; marks, where a control work was written."""

    ATTENDANCE = "attendance"
    TOPIC = "topic"
    HOMEWORK = "homework"
    MARKS = "marks"


class DutyState(StrEnum):
    """How a duty stands: the lesson has not begun, it is to be done, the term is over, done."""

    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LessonFacts:
    """What the rule has to know of a held lesson. All instants are aware.

    ``day_ends`` is 23:59:59 of its day; ``classes_end`` the end of the last lesson that day of the
    classes its group is drawn from, the latest of them.
    """

    starts_at: datetime
    day_ends: datetime
    classes_end: datetime
    attendance_taken: bool
    topic_written: bool
    homework_said: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty of a lesson, when it is due, how it stands."""

    duty: Duty
    due_at: datetime
    state: DutyState


def owed(lesson: LessonFacts, *, now: datetime) -> tuple[Owed, ...]:
    """The three duties of a lesson: attendance and topic by the end of its day, homework an hour
    and a half after the last lesson of the class (of several classes: the latest).

    Source: R-2.5-a, R-2.7-b, R-2.8-b, R-2.8-c.
    """
    duties = (
        (Duty.ATTENDANCE, lesson.day_ends, lesson.attendance_taken),
        (Duty.TOPIC, lesson.day_ends, lesson.topic_written),
        (Duty.HOMEWORK, lesson.classes_end + HOMEWORK_TERM, lesson.homework_said),
    )
    return tuple(
        Owed(duty, due_at, _state(lesson.starts_at, due_at, done=done, now=now))
        for duty, due_at, done in duties
    )


def _state(starts_at: datetime, due_at: datetime, *, done: bool, now: datetime) -> DutyState:
    if done:
        return DutyState.DONE
    if now < starts_at:
        return DutyState.AHEAD
    # The last second of the term belongs to it: 23:59:59 is on time, 00:00:00 is late.
    return DutyState.OVERDUE if now >= due_at + timedelta(seconds=1) else DutyState.DUE
