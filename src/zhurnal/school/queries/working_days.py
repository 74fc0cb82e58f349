from __future__ import annotations

from collections.abc import Callable
from datetime import date

from zhurnal.school.models import Holiday

_SATURDAY = 5


def working_days(since: date, *, grade: int) -> Callable[[date], bool]:
    """Which days from a day on are working days for a grade: Monday to Friday, no holidays.

    Source: R-2.6-a.
    """
    holidays = Holiday.objects.filter(ends_on__gte=since)
    free = [
        (first, last)
        for first, last, grades in holidays.values_list("starts_on", "ends_on", "grades")
        if not grades or grade in grades
    ]

    def is_working(day: date) -> bool:
        return day.weekday() < _SATURDAY and not any(first <= day <= last for first, last in free)

    return is_working
