"""Weeks of the school year by number: odd ones and even ones may have timetables of their own."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from zhurnal.kernel.clock import week_start

_WEEK = 7


class Weeks(StrEnum):
    """In which weeks a weekly lesson takes place."""

    EVERY = "every"
    ODD = "odd"
    EVEN = "even"


def week_number(day: date, *, starts_on: date) -> int:
    """Which week of the school year a day is in; the week of the first day of lessons is 1, and
    holidays are counted with the others.

    Source: school practice §8 (A/B two-week).
    """
    return (week_start(day) - week_start(starts_on)).days // _WEEK + 1


def in_week(weeks: str, number: int) -> bool:
    """Whether a weekly lesson takes place in the week of a number.

    Source: school practice §8 (A/B two-week).
    """
    return weeks == Weeks.EVERY or (weeks == Weeks.ODD) == (number % 2 == 1)


def share_weeks(one: str, other: str) -> bool:
    """Whether two weekly lessons ever take place in the same week.

    Source: school practice §8 (A/B two-week).
    """
    return one == other or Weeks.EVERY in (one, other)
