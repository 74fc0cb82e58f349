"""The teaching calendar of a school year, as schools of the Altai Krai keep it.

Weeks of six days; quarters for classes 1–9, half-years for 10–11. The rule below gives the
calendars of 2025/26 and 2026/27 and goes on for later years; public holidays are those of the
production calendar.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import holidays

from zhurnal.demo.build.rows import Bell, DayOff, Term
from zhurnal.demo.content import bells

QUARTERS, HALF_YEARS = "Четверти", "Полугодия"
_DAY = timedelta(days=1)


def school_year_of(today: date) -> int:
    """The autumn in which the school year of a day began, on 1 September."""
    return today.year if today.month >= 9 else today.year - 1  # September


def terms(autumn: int) -> tuple[Term, ...]:
    """Quarters and half-years of the year that begins in `autumn`."""
    quarters = _quarters(autumn)
    rows = [
        Term(QUARTERS, f"{number} четверть", first, last, "1-9")
        for number, (first, last) in enumerate(quarters, start=1)
    ]
    halves = ((quarters[0][0], quarters[1][1]), (quarters[2][0], quarters[3][1]))
    rows += [
        Term(HALF_YEARS, f"{number} полугодие", first, last, "10-11")
        for number, (first, last) in enumerate(halves, start=1)
    ]
    return tuple(rows)


def days_off(autumn: int) -> tuple[DayOff, ...]:
    """Holidays between quarters, the extra week of the first class, single public holidays."""
    quarters = _quarters(autumn)
    names = ("Осенние каникулы", "Зимние каникулы", "Весенние каникулы")
    breaks = [
        DayOff(name, before[1] + _DAY, after[0] - _DAY)
        for name, (before, after) in zip(names, pairwise(quarters), strict=True)
    ]
    extra = _monday_on_or_before(date(autumn + 1, 2, 19))
    breaks.append(DayOff("Дополнительные каникулы", extra, extra + 6 * _DAY, "1"))
    public = _public_holidays(autumn)
    single = [
        DayOff(public[day], day, day)
        for first, last in quarters
        for day in _days(first, last)
        if day in public and day.weekday() != 6  # Sunday
    ]
    return tuple(sorted(breaks + single, key=lambda row: (row.starts_on, row.parallels)))


def bell_rows() -> tuple[Bell, ...]:
    """The bells of both shifts: forty-minute lessons, half an hour between the shifts."""
    return tuple(Bell(*row) for row in bells())


def teaching_days(autumn: int, parallel: int, upto: date) -> list[date]:
    """The days on which a parallel has lessons, from 1 September up to and with `upto`."""
    off = {
        day
        for row in days_off(autumn)
        if not row.parallels or row.parallels == str(parallel)
        for day in _days(row.starts_on, row.ends_on)
    }
    quarters = _quarters(autumn)
    return [
        day
        for day in _days(quarters[0][0], min(upto, quarters[3][1]))
        if day not in off and day.weekday() != 6  # Sunday
    ]


def _quarters(autumn: int) -> tuple[tuple[date, date], ...]:
    public = _public_holidays(autumn)
    spring = autumn + 1
    unity_sunday = _sunday_on_or_before(date(autumn, 11, 4))
    christmas_sunday = _sunday_on_or_after(date(spring, 1, 8))
    march_monday = _monday_on_or_before(date(spring, 3, 30))
    return (
        (_taught(date(autumn, 9, 1), public, _DAY), unity_sunday - 8 * _DAY),
        (_taught(unity_sunday + _DAY, public, _DAY), _taught(date(autumn, 12, 30), public, -_DAY)),
        (_taught(christmas_sunday + _DAY, public, _DAY), march_monday - 2 * _DAY),
        (
            _taught(march_monday + 7 * _DAY, public, _DAY),
            _taught(date(spring, 5, 26), public, -_DAY),
        ),
    )


def _public_holidays(autumn: int) -> dict[date, str]:
    found = holidays.country_holidays("RU", years=(autumn, autumn + 1), language="ru")
    return {day: str(name) for day, name in found.items()}


def _taught(day: date, public: dict[date, str], step: timedelta) -> date:
    while day in public or day.weekday() == 6:  # Sunday
        day += step
    return day


def _days(first: date, last: date) -> list[date]:
    return [first + n * _DAY for n in range((last - first).days + 1)]


def _sunday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % 7)


def _sunday_on_or_after(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _monday_on_or_before(day: date) -> date:
    return day - timedelta(days=day.weekday())
