"""Working days of the staff, in which the terms of papers are counted."""

from __future__ import annotations

from datetime import date, timedelta

from zhurnal.assessment.act import StaffCalendar

#: Month and day of the holidays of the Labour Code, article 112.
_BY_LAW = frozenset(
    {*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)


def is_working_day(day: date, calendar: StaffCalendar) -> bool:
    """Whether the staff works on a day: by its week, the law, and the year's transfers.

    The pupils' holidays are working days.

    Source: R-2.9-c; Labour Code, articles 111 and 112.
    """
    if day in calendar.working_days:
        return True
    by_law = (day.month, day.day) in _BY_LAW
    return not by_law and day not in calendar.days_off and day.isoweekday() <= calendar.week_days


def working_day_after(day: date, count: int, calendar: StaffCalendar) -> date:
    """The day that is so many working days after another.

    Source: R-2.9-c.
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day
