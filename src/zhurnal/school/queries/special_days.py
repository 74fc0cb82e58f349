from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, IntegerField, Value

from zhurnal.school.models import DayOrder, Holiday, SchoolYear
from zhurnal.school.rules.lesson_days import DaysOff, MovedDay

_SPAN = ("starts_on", "ends_on", "grades", "moved_to")


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """The days of a year that are unlike the others of their week: off, by holidays and by order,
    and taught by the timetable of another weekday.
    """

    off: tuple[DaysOff, ...]
    moved: tuple[MovedDay, ...]


def special_days(year: SchoolYear) -> SpecialDays:
    """The holidays of a year and what its orders change. One statement.

    Source: M-4 (a); school practice §2.
    """
    none = Value(None, output_field=IntegerField())
    holidays = Holiday.objects.filter(year=year).annotate(moved_to=none)
    orders = DayOrder.objects.filter(
        year=year, ended_at__isnull=True, kind__in=(DayOrder.Kind.OFF, DayOrder.Kind.MOVED)
    ).annotate(starts_on=F("on"), ends_on=F("on"), moved_to=F("by_weekday"))
    rows: list[tuple[date, date, list[int], int | None]] = list(
        holidays.values_list(*_SPAN).union(orders.values_list(*_SPAN), all=True)
    )
    return SpecialDays(
        off=tuple(
            DaysOff(first, last, frozenset(grades))
            for first, last, grades, to in rows
            if to is None
        ),
        moved=tuple(
            MovedDay(first, to, frozenset(grades))
            for first, _, grades, to in rows
            if to is not None
        ),
    )
