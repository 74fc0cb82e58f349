"""How long a substitute writes at the lesson he gave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from zhurnal.school.rules.lesson_days import DaysOff

#: No school is closed for so long: what comes later is an error in the calendar.
_FURTHEST = timedelta(days=366)


def last_day_to_write(
    lesson_on: date, *, days: int, week_days: int, off: Iterable[DaysOff]
) -> date:
    """The last day on which a substitute writes: so many working days after the lesson, 0 is the
    day of the lesson itself.

    A working day is one of the school's ``week_days`` that no holiday of all grades takes.

    Source: R-2.3-b (lesson date + N working days, a parameter of the local act).
    """
    free = [each for each in off if not each.grades]
    day, left = lesson_on, days
    while left and day < lesson_on + _FURTHEST:
        day += timedelta(days=1)
        if day.isoweekday() <= week_days and not any(_takes(each, day) for each in free):
            left -= 1
    return day


def _takes(off: DaysOff, day: date) -> bool:
    return off.starts_on <= day <= off.ends_on
