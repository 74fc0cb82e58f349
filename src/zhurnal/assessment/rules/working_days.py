"""Working days of the staff, in which the terms of papers are counted.

On which days pupils have lessons is another calendar: ``school.rules.lesson_days``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays

from zhurnal.assessment.act import StaffCalendar

#: Month and day of the holidays of the Labour Code, article 112.
_BY_LAW = frozenset(
    {*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)
_SUNDAY = 7
#: How the library names the day that a decree took a day off from.
_TAKEN_FROM = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")


def is_working_day(day: date, calendar: StaffCalendar) -> bool:
    """Whether the staff works on a day: by its week, the law and the yearly decree; what the
    school's own calendar says comes first.

    The pupils' holidays are working days.

    Source: R-2.9-c; Labour Code, articles 111 and 112.
    """
    if day in calendar.working_days:
        return True
    if day in calendar.days_off or (day.month, day.day) in _BY_LAW:
        return False
    off, working = _moved(day.year, calendar.week_days)
    return day in working or (day not in off and day.isoweekday() <= calendar.week_days)


def working_day_after(day: date, count: int, calendar: StaffCalendar) -> date:
    """The day that is so many working days after another.

    Source: R-2.9-c.
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day


@cache
def _moved(year: int, week_days: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off of a year that were moved there, and the days of rest that are worked instead.

    A day off is moved only from a day that is one: with six working days, from a Sunday alone.
    """
    russia = holidays.country_holidays("RU", years=year, language="ru")
    moved = [day for day in russia if (day.month, day.day) not in _BY_LAW]
    rest = range(week_days + 1, _SUNDAY + 1)
    off = {
        day
        for day in moved
        if any(source.isoweekday() in rest for source in _sources(day, russia[day]))
    }
    working = {day for day in russia.weekend_workdays if day.isoweekday() in rest}
    return frozenset(off), frozenset(working)


def _sources(day: date, name: str) -> Iterator[date]:
    """The days whose rest was moved to a day: named in the decree, or the weekend before it."""
    if told := _TAKEN_FROM.search(name):
        yield date(int(told[3]), int(told[2]), int(told[1]))
        return
    for back in (1, 2):
        before = day - timedelta(days=back)
        if (before.month, before.day) in _BY_LAW:
            yield before
