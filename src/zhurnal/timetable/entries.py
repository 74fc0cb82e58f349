"""The lines of the timetable, as a secretary keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from zhurnal.timetable.rules.school_weeks import Weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class BellEntry:
    """When a lesson of a shift begins and ends, by the school's clock, and when on days of
    shortened lessons, if the school has such bells.
    """

    shift: int
    number: int
    starts_at: time
    ends_at: time
    short_starts_at: time | None = None
    short_ends_at: time | None = None

    @property
    def key(self) -> tuple[int, int]:
        return (self.shift, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotEntry:
    """A weekly lesson of a group and subject: ``weekday`` 1 is Monday, ``shift`` the class's."""

    group: str
    subject: str
    weekday: int
    number: int
    shift: int
    personnel_number: str
    room: str = ""
    weeks: Weeks = Weeks.EVERY

    @property
    def key(self) -> tuple[str, str, int, int]:
        return (self.group, self.subject, self.weekday, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place in the weekly timetable: day, number, who, where, in which weeks; ``despite`` says
    that what it runs into is known and meant.
    """

    weekday: int
    number: int
    teacher_id: UUID
    room: str = ""
    weeks: Weeks = Weeks.EVERY
    despite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEntry:
    """The order that names substitutes: number, day, why the teacher is away."""

    number: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteEntry:
    """A lesson and the employee who gives it instead of its teacher."""

    lesson_id: UUID
    teacher_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotEntry:
    """Where a lesson is to be: a day and the number of the lesson in its shift."""

    on: date
    number: int
