from __future__ import annotations

from collections.abc import Callable
from datetime import date

from zhurnal.school.models import DayOrder, SchoolYear


def short_days(year: SchoolYear) -> Callable[[date, int], bool]:
    """Which days of a year have shortened lessons for which grade.

    Source: school practice §2 (shortened days before holidays), §8.
    """
    orders = DayOrder.objects.filter(year=year, ended_at__isnull=True, kind=DayOrder.Kind.SHORT)
    ordered = {(on, tuple(grades)) for on, grades in orders.values_list("on", "grades")}
    return lambda day, grade: any(
        on == day and (not grades or grade in grades) for on, grades in ordered
    )
