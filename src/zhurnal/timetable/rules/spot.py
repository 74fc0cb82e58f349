"""A place for a lesson in the year, and what may stand in its way.

Source: school practice §8.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Spot:
    """A day, a number and the hours that go with it."""

    on: date
    shift: int
    number: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What stands in the way of a lesson at a spot: what its teacher gives then, what its pupils
    have then, and whether another lesson of the course has the spot, be it a cancelled one.
    """

    teacher: str
    teacher_gives: str
    pupils_have: str
    taken: bool
