"""The staff's working days of 2025 to 2027, by the law and the government's decrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from zhurnal.assessment.act import StaffCalendar
from zhurnal.assessment.rules.working_days import is_working_day, working_day_after

#: Decrees 1335 of 04.10.2024 and 1466 of 24.09.2025, and that for 2027; holidays that fall on a
#: weekend without a decree move to Monday. (day off, instead of).
MOVED = {
    2025: [((5, 2), (1, 4)), ((5, 8), (2, 23)), ((6, 13), (3, 8)), ((11, 3), (11, 1)),
           ((12, 31), (1, 5))],
    2026: [((1, 9), (1, 3)), ((3, 9), (3, 8)), ((5, 11), (5, 9)), ((12, 31), (1, 4))],
    2027: [((2, 22), (2, 20)), ((5, 3), (5, 1)), ((5, 10), (5, 9)), ((6, 14), (6, 12)),
           ((11, 5), (1, 2)), ((12, 31), (1, 3))],
}  # fmt: skip
#: Days of a year with five working days in the week, as the production calendars have them.
WORKING_DAYS = {2025: 247, 2026: 247, 2027: 247}
FIVE, SIX = StaffCalendar(week_days=5), StaffCalendar(week_days=6)


@pytest.mark.req("M-4", "R-2.9-c")
@pytest.mark.parametrize("year", MOVED)
def test_the_days_off_of_a_decree_are_known(year: int) -> None:
    for off, instead in MOVED[year]:
        day, source = date(year, *off), date(year, *instead)
        assert not is_working_day(day, FIVE), day
        # With six working days only a Sunday's rest can be moved.
        assert is_working_day(day, SIX) == (source.isoweekday() != 7), day


@pytest.mark.req("M-4")
def test_a_saturday_that_is_worked_for_another_day_is_a_working_day() -> None:
    for saturday in (date(2025, 11, 1), date(2027, 2, 20)):
        assert is_working_day(saturday, FIVE)
        assert not is_working_day(saturday + timedelta(days=7), FIVE)
        assert not is_working_day(saturday + timedelta(days=1), FIVE)


@pytest.mark.req("M-4")
@pytest.mark.parametrize("year", WORKING_DAYS)
def test_a_year_has_as_many_working_days_as_the_production_calendar(year: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    assert sum(is_working_day(day, FIVE) for day in days) == WORKING_DAYS[year]


def test_the_schools_own_calendar_comes_first() -> None:
    own = StaffCalendar(
        week_days=5, days_off=(date(2025, 11, 1),), working_days=(date(2025, 11, 3),)
    )
    assert not is_working_day(date(2025, 11, 1), own)
    assert is_working_day(date(2025, 11, 3), own)


@pytest.mark.req("R-2.9-c")
def test_two_working_days_after_the_last_friday_of_october_2025_is_wednesday() -> None:
    friday = date(2025, 10, 31)
    assert working_day_after(friday, 2, FIVE) == date(2025, 11, 5)
    assert working_day_after(friday, 2, SIX) == date(2025, 11, 3)


def test_a_year_without_a_decree_yet_follows_the_law() -> None:
    assert not is_working_day(date(2031, 1, 2), FIVE)
    assert not is_working_day(date(2031, 5, 1), SIX)
    assert is_working_day(date(2031, 9, 1), FIVE)
