from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import F

from zhurnal.school.models import DayOrder, Holiday

_SPAN = ("starts_on", "ends_on", "grades")


def days_off(since: date, *, grade: int) -> Callable[[date], bool]:
    """Which days from a day on have no lessons for a grade: holidays, and days off by order.

    Source: school practice §2.
    """
    holidays = Holiday.objects.filter(ends_on__gte=since)
    orders = DayOrder.objects.filter(
        on__gte=since, kind=DayOrder.Kind.OFF, ended_at__isnull=True
    ).annotate(starts_on=F("on"), ends_on=F("on"))
    rows = holidays.values_list(*_SPAN).union(orders.values_list(*_SPAN), all=True)
    free = [(first, last) for first, last, grades in rows if not grades or grade in grades]
    return lambda day: any(first <= day <= last for first, last in free)
