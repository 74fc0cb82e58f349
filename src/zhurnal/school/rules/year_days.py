"""The days of a school year for one grade, each with what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.rules.lesson_days import DaysOff, MovedDay, teaching_days


@dataclass(frozen=True, slots=True)
class Period:
    """A term: its name and its days, both included."""

    name: str
    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day: whether there are lessons, by which weekday (0: none), in which period (empty: in
    none).
    """

    on: date
    by_weekday: int
    period: str


def year_days(
    span: DaySpan,
    *,
    grade: int,
    week_days: int,
    off: Iterable[DaysOff],
    moved: Iterable[MovedDay],
    periods: Sequence[Period],
) -> Iterator[YearDay]:
    """Every day of a span as a grade has it.

    Source: M-4 (a); school practice §2 (periods and holidays are independent).
    """
    taught = teaching_days(span, grade=grade, week_days=week_days, off=off, moved=moved)
    weekday_of = {day: weekday for weekday, days in taught.items() for day in days}
    day = span.valid_from
    while day in span:
        period = next((each.name for each in periods if day in each), "")
        yield YearDay(day, weekday_of.get(day, 0), period)
        day += timedelta(days=1)


def outside_periods(days: Iterable[YearDay]) -> list[date]:
    """The days with lessons that belong to no period: marks of theirs would count nowhere.

    Source: M-4 (a).
    """
    return [day.on for day in days if day.by_weekday and not day.period]


def period_conflict(
    periods: Sequence[Period], *, year: Period
) -> tuple[str, Period, Period] | None:
    """The first obstacle among the periods of a scheme: code, the period, and what it runs into.

    Source: M-4 (a): each day belongs to one period of a scheme at most.
    """
    ordered = sorted(periods, key=lambda each: (each.starts_on, each.ends_on))
    for each in ordered:
        if each.ends_on < each.starts_on:
            return "period-ends-first", each, each
        if not (each.starts_on in year and each.ends_on in year):
            return "period-outside-the-year", each, year
    for one, other in pairwise(ordered):
        if other.starts_on <= one.ends_on:
            return "periods-overlap", one, other
        if one.name.casefold() == other.name.casefold():
            return "periods-named-alike", one, other
    return None
