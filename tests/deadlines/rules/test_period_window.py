"""The three readings of «последняя неделя», by the calendar of a real school year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import LastWeek, WindowRules
from zhurnal.deadlines.rules.period_window import PeriodWindow, period_window
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.rules.lesson_days import DaysOff, teaching_days

TZ = ZoneInfo("Asia/Barnaul")
#: 2025/26: the first quarter ends on a Friday, the second on a Tuesday, in five-day weeks.
UNITY_DAY = DaysOff(date(2025, 11, 3), date(2025, 11, 4))
FIRST = (date(2025, 9, 1), date(2025, 10, 24))
SECOND = (date(2025, 11, 5), date(2025, 12, 30))


def days_of(starts_on: date, ends_on: date) -> list[date]:
    span = DaySpan(starts_on, ends_on + timedelta(days=1))
    weekdays = teaching_days(span, grade=7, week_days=5, off=[UNITY_DAY])
    return sorted(day for days in weekdays.values() for day in days)


def window(days: list[date], reading: LastWeek, *, teaching: int = 5) -> PeriodWindow:
    rules = WindowRules(last_week=reading, teaching_days=teaching)
    return period_window(days, rules=rules, tz=TZ)


@pytest.mark.req("R-2.6-c")
@pytest.mark.parametrize(
    ("reading", "first_quarter", "second_quarter"),
    [
        (LastWeek.CALENDAR_DAYS, date(2025, 10, 18), date(2025, 12, 24)),
        (LastWeek.CALENDAR_WEEK, date(2025, 10, 20), date(2025, 12, 29)),
        (LastWeek.TEACHING_DAYS, date(2025, 10, 20), date(2025, 12, 24)),
    ],
)
def test_period_window_three_readings(
    reading: LastWeek, first_quarter: date, second_quarter: date
) -> None:
    autumn, winter = window(days_of(*FIRST), reading), window(days_of(*SECOND), reading)
    assert (autumn.first_on, autumn.last_on) == (first_quarter, date(2025, 10, 24))
    assert (winter.first_on, winter.last_on) == (second_quarter, date(2025, 12, 30))
    assert winter.opens_at == datetime(2025, 12, second_quarter.day, tzinfo=TZ)
    assert winter.due_at == datetime(2025, 12, 30, 23, 59, 59, tzinfo=TZ)


@pytest.mark.req("R-2.6-c")
def test_the_last_teaching_days_of_a_quarter_ending_on_tuesday_skip_the_weekend() -> None:
    last = days_of(*SECOND)[-5:]
    assert [day.day for day in last] == [24, 25, 26, 29, 30]


@pytest.mark.req("R-2.6-d")
def test_a_window_is_open_from_its_first_second_to_its_last() -> None:
    winter = window(days_of(*SECOND), LastWeek.CALENDAR_WEEK)
    midnight = datetime(2025, 12, 28, 17, tzinfo=UTC)
    assert winter.too_early(midnight - timedelta(microseconds=1))
    assert not winter.too_early(midnight)
    over = datetime(2025, 12, 30, 17, tzinfo=UTC)
    assert not winter.too_late(over - timedelta(microseconds=1))
    assert winter.too_late(over)


@pytest.mark.req("R-2.6-c")
def test_a_period_that_ends_with_days_off_is_due_on_its_last_teaching_day() -> None:
    days = days_of(date(2025, 9, 1), date(2025, 10, 26))
    assert window(days, LastWeek.CALENDAR_DAYS).last_on == date(2025, 10, 24)


@pytest.mark.req("R-2.6-c")
@given(
    length=st.integers(1, 80),
    reading=st.sampled_from(LastWeek),
    teaching=st.integers(1, 30),
)
def test_a_window_lies_inside_its_period_and_ends_with_its_last_teaching_day(
    length: int, reading: LastWeek, teaching: int
) -> None:
    days = days_of(*SECOND)[:length]
    found = window(days, reading, teaching=teaching)
    assert days[0] <= found.first_on <= found.last_on == days[-1]
    assert found.opens_at < found.due_at
