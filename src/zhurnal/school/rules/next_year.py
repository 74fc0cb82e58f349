"""Where pupils go when a school year ends."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

#: After these grades pupils have finished a level of school and leave, unless said otherwise.
LAST_GRADES = (9, 11)


class Fate(StrEnum):
    """What becomes of a pupil: the next class, with a debt or without, the same one again, or the
    end of school.
    """

    PROMOTED = "promoted"
    CONDITIONAL = "conditional"
    REPEATS = "repeats"
    LEAVES = "leaves"


def usual_fate(grade: int) -> Fate:
    """What becomes of a pupil of a grade if nobody says otherwise.

    Source: school practice §13 (перевод года; выпуск).
    """
    return Fate.LEAVES if grade in LAST_GRADES else Fate.PROMOTED


def next_class(name: str, grade: int, fate: Fate) -> tuple[str, int] | None:
    """The name and grade of a pupil's class of the next year: 7Б becomes 8Б; None when he leaves.

    Source: school practice §13.
    """
    if fate is Fate.LEAVES:
        return None
    then = grade if fate is Fate.REPEATS else grade + 1
    return name.replace(str(grade), str(then), 1), then


def year_later(day: date) -> date:
    """The same day of the next calendar year; 29 February becomes 28.

    Source: school practice §2 (a proposal: holidays are decided every year).
    """
    year = day.year + 1
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def year_name(number: int) -> str:
    """How a school year is called: 2026/27.

    Source: school practice §2 (учебный год).
    """
    return f"{number}/{(number + 1) % 100:02}"
