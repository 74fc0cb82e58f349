from __future__ import annotations

from collections.abc import Callable
from datetime import date

from zhurnal.school.models import Holiday


def days_off(since: date, *, grade: int) -> Callable[[date], bool]:
    """Which days from a day on are holidays of a grade.

    Source: school practice §2.
    """
    holidays = Holiday.objects.filter(ends_on__gte=since)
    free = [
        (first, last)
        for first, last, grades in holidays.values_list("starts_on", "ends_on", "grades")
        if not grades or grade in grades
    ]
    return lambda day: any(first <= day <= last for first, last in free)
