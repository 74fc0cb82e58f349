from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import ClassGroup, DayOrder, Holiday, SchoolYear, Term
from zhurnal.school.rules.lesson_days import DaysOff, MovedDay
from zhurnal.school.rules.year_days import Period, YearDay, outside_periods, year_days

_Row = TypeVar("_Row", Holiday, DayOrder)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the year: ``kind`` is "" (lessons as usual), "weekend", "holiday", or the kind of
    the order about it; ``title`` says what and why.
    """

    on: date
    kind: str
    title: str
    begins: bool
    """Whether a period begins on it."""
    out: bool
    """Whether there are no lessons."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month by weeks; None fills the first and the last week."""

    first: date
    weeks: Sequence[Sequence[CalendarDay | None]]


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A term of a scheme with the number of its days with lessons."""

    scheme_id: UUID
    scheme: str
    name: str
    starts_on: date
    ends_on: date
    days: int


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The year of a grade.

    Source: M-4 (a); school practice §2.
    """

    grade: int
    grades: Sequence[int]
    months: Sequence[CalendarMonth]
    periods: Sequence[CalendarPeriod]
    holidays: Sequence[Holiday]
    orders: Sequence[DayOrder]
    outside: Sequence[date]

    def own(self, rows: Sequence[_Row]) -> list[_Row]:
        """Those of the holidays or orders that are for this grade."""
        return [each for each in rows if not each.grades or self.grade in each.grades]


def year_calendar(year: SchoolYear, grade: int | None) -> YearCalendar:
    """The calendar of a year for a grade, or for the youngest one. Four statements.

    Source: M-4 (a).
    """
    schemes = sorted(set(ClassGroup.objects.filter(year=year).values_list("grade", "scheme_id")))
    grades = sorted({each for each, _ in schemes})
    chosen = grade if grade in grades else next(iter(grades), 1)
    own = [scheme for each, scheme in schemes if each == chosen]
    holidays = [*Holiday.objects.filter(year=year).order_by("starts_on", "name")]
    standing = DayOrder.objects.filter(year=year, ended_at__isnull=True)
    orders = [*standing.order_by("on", "kind", "pk")]
    terms = Term.objects.filter(scheme__in=own).select_related("scheme")
    periods = [*terms.order_by("scheme__name", "scheme_id", "starts_on")]
    days = _days(year, chosen, holidays, orders, periods)
    return YearCalendar(
        grade=chosen,
        grades=grades,
        months=_months(
            days, _titles(chosen, holidays, orders), {each.starts_on for each in periods}
        ),
        periods=[_period(term, days) for term in periods],
        holidays=holidays,
        orders=orders,
        outside=outside_periods(days),
    )


def _days(
    year: SchoolYear,
    grade: int,
    holidays: Sequence[Holiday],
    orders: Sequence[DayOrder],
    terms: Sequence[Term],
) -> list[YearDay]:
    off = [DaysOff(each.starts_on, each.ends_on, frozenset(each.grades)) for each in holidays]
    off += [
        DaysOff(each.on, each.on, frozenset(each.grades))
        for each in orders
        if each.kind == DayOrder.Kind.OFF
    ]
    moved = [
        MovedDay(each.on, each.by_weekday, frozenset(each.grades))
        for each in orders
        if each.by_weekday is not None
    ]
    return list(
        year_days(
            DaySpan(year.starts_on, year.ends_on + timedelta(days=1)),
            grade=grade,
            week_days=year.week_days,
            off=off,
            moved=moved,
            periods=[Period(each.name, each.starts_on, each.ends_on) for each in terms],
        )
    )


def _titles(
    grade: int, holidays: Sequence[Holiday], orders: Sequence[DayOrder]
) -> dict[date, tuple[str, str]]:
    """What is special about days of a grade: kind and words; an order says more than a holiday."""
    found: dict[date, tuple[str, str]] = {}
    for each in holidays:
        if not each.grades or grade in each.grades:
            for number in range((each.ends_on - each.starts_on).days + 1):
                found[each.starts_on + timedelta(days=number)] = ("holiday", each.name)
    for order in orders:
        if not order.grades or grade in order.grades:
            found[order.on] = (order.kind, order.reason)
    return found


def _months(
    days: Sequence[YearDay], titles: dict[date, tuple[str, str]], begins: set[date]
) -> list[CalendarMonth]:
    months = []
    for first, same in groupby(days, key=lambda day: day.on.replace(day=1)):
        cells: list[CalendarDay | None] = [
            CalendarDay(
                day.on,
                *titles.get(day.on, ("" if day.by_weekday else "weekend", "")),
                begins=day.on in begins,
                out=not day.by_weekday,
            )
            for day in same
        ]
        start = cells[0]
        before = start.on.weekday() if start else 0
        cells[:0] = [None] * before
        cells += [None] * (-len(cells) % 7)
        weeks = [cells[at : at + 7] for at in range(0, len(cells), 7)]
        months.append(CalendarMonth(first, weeks))
    return months


def _period(term: Term, days: Sequence[YearDay]) -> CalendarPeriod:
    taught = sum(1 for day in days if day.by_weekday and term.starts_on <= day.on <= term.ends_on)
    return CalendarPeriod(
        term.scheme_id, term.scheme.name, term.name, term.starts_on, term.ends_on, taught
    )
