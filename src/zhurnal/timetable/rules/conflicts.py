"""What a weekly lesson would run into: the same teacher, pupils or room at the same time, no bell,
more lessons than a day or a week of the grade may have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.timetable.rules.load_norms import load_norm
from zhurnal.timetable.rules.school_weeks import Weeks, share_weeks


class ConflictKind(StrEnum):
    """What is the matter."""

    TEACHER = "teacher"
    PUPILS = "pupils"
    ROOM = "room"
    BELL = "bell"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A weekly lesson as far as conflicts go: when, who, where.

    ``bell`` is when it begins and ends, none when there is no bell. ``classes`` are those its
    group draws on, ``whole`` says that all their pupils are in it, ``pupils`` names who is, as far
    as known; a pupil taught ``alone`` has lessons of his own instead of his class's.
    """

    slot_id: UUID | None
    title: str
    teacher_id: UUID
    teacher: str
    room: str
    weekday: int
    shift: int
    number: int
    weeks: str
    span: DaySpan
    bell: tuple[time, time] | None
    group_id: UUID
    classes: frozenset[UUID]
    whole: bool
    alone: bool
    pupils: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that is the matter, with the lessons concerned; for norms ``number`` lessons where
    ``most`` are allowed.
    """

    kind: ConflictKind
    lessons: tuple[Sitting, ...] = ()
    number: int = 0
    most: int = 0


def conflicts_of(
    new: Sitting, others: Sequence[Sitting], *, grade: int, week_days: int
) -> list[Conflict]:
    """What a weekly lesson would run into among the other lessons of the week.

    Two groups of one class may sit in parallel, the same pupils may not. Norms are counted for the
    class: groups in parallel are one lesson.

    Source: school practice §8; СП 2.4.3648-20 п. 3.4.16; СанПиН 1.2.3685-21 табл. 6.6.
    """
    at_once = [other for other in others if _at_once(new, other)]
    return [
        *_together(ConflictKind.TEACHER, (o for o in at_once if o.teacher_id == new.teacher_id)),
        *_together(ConflictKind.PUPILS, (o for o in at_once if _share_pupils(new, o))),
        *_together(ConflictKind.ROOM, (o for o in at_once if new.room and o.room == new.room)),
        *([] if new.bell else [Conflict(ConflictKind.BELL)]),
        *_norms(new, others, grade=grade, week_days=week_days),
    ]


def _together(kind: ConflictKind, lessons: Iterable[Sitting]) -> list[Conflict]:
    found = tuple(lessons)
    return [Conflict(kind, found)] if found else []


def _at_once(one: Sitting, other: Sitting) -> bool:
    if one.weekday != other.weekday or not share_weeks(one.weeks, other.weeks):
        return False
    if not one.span.overlaps(other.span):
        return False
    if one.bell is None or other.bell is None:
        return (one.shift, one.number) == (other.shift, other.number)
    return one.bell[0] < other.bell[1] and other.bell[0] < one.bell[1]


def _share_pupils(one: Sitting, other: Sitting) -> bool:
    if one.group_id == other.group_id:
        return True
    if one.alone or other.alone:
        return False
    if one.classes & other.classes and (one.whole or other.whole):
        return True
    return bool(one.pupils & other.pupils)


def _norms(
    new: Sitting, others: Iterable[Sitting], *, grade: int, week_days: int
) -> Iterator[Conflict]:
    """The class's own lessons against the norms of its grade, in the fuller of its two weeks."""
    if new.alone:
        return
    norm = load_norm(grade)
    own = [other for other in others if _of_same_class(new, other)]
    hours = max(
        ({(each.weekday, each.number) for each in (*own, new) if share_weeks(each.weeks, weeks)}
         for weeks in (Weeks.ODD, Weeks.EVEN) if share_weeks(new.weeks, weeks)),
        key=len,
    )  # fmt: skip
    counts = [sum(day == weekday for day, _ in hours) for weekday in range(1, 8)]
    today, fuller = counts[new.weekday - 1], sum(number > norm.day for number in counts)
    most = norm.day if fuller > 1 else norm.once_a_week
    if today > most:
        yield Conflict(ConflictKind.DAY, number=today, most=most)
    most = norm.five_days if week_days == 5 else norm.six_days
    if len(hours) > most:
        yield Conflict(ConflictKind.WEEK, number=len(hours), most=most)


def _of_same_class(new: Sitting, other: Sitting) -> bool:
    return not other.alone and bool(new.classes & other.classes) and new.span.overlaps(other.span)
