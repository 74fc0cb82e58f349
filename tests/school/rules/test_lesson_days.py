"""On which days a weekly lesson takes place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.rules.lesson_days import DaysOff, MovedDay, teaching_days

SEPTEMBER = DaySpan(date(2026, 9, 1), date(2026, 10, 1))
DAYS = st.dates(date(2026, 9, 1), date(2027, 5, 31))


def days_of(span: DaySpan, *, grade: int = 7, week_days: int = 6, off: list[DaysOff]) -> set[date]:
    """The teaching days of all weekdays together."""
    found = teaching_days(span, grade=grade, week_days=week_days, off=off)
    assert all(day.isoweekday() == weekday for weekday, days in found.items() for day in days)
    return {day for days in found.values() for day in days}


def test_sunday_is_never_a_teaching_day_and_saturday_by_the_week() -> None:
    assert len(days_of(SEPTEMBER, off=[])) == 26
    assert len(days_of(SEPTEMBER, week_days=5, off=[])) == 22


def test_days_off_count_for_their_grades_alone() -> None:
    week = DaysOff(date(2026, 9, 14), date(2026, 9, 19), frozenset({1}))
    assert len(days_of(SEPTEMBER, grade=1, off=[week])) == 20
    assert len(days_of(SEPTEMBER, grade=2, off=[week])) == 26


@pytest.mark.req("M-4")
def test_a_moved_saturday_is_taught_as_a_monday_by_its_grades_alone() -> None:
    saturday, sunday = date(2026, 9, 19), date(2026, 9, 20)
    moved = [MovedDay(saturday, 1, frozenset({7})), MovedDay(sunday, 3)]
    days = teaching_days(SEPTEMBER, grade=7, week_days=5, off=[], moved=moved)
    assert saturday in days[1]
    assert sunday in days[3]
    assert days[6] == days[7] == []
    others = teaching_days(SEPTEMBER, grade=8, week_days=6, off=[], moved=moved)
    assert saturday in others[6]
    assert saturday not in others[1]


def test_what_is_off_stays_off_moved_or_not() -> None:
    frost = DaysOff(date(2026, 9, 19), date(2026, 9, 19))
    moved = [MovedDay(date(2026, 9, 19), 1)]
    days = teaching_days(SEPTEMBER, grade=7, week_days=6, off=[frost], moved=moved)
    assert date(2026, 9, 19) not in {day for same in days.values() for day in same}


def test_a_span_without_an_end_is_a_mistake_of_the_code() -> None:
    with pytest.raises(ValueError, match="to an end"):
        teaching_days(DaySpan(date(2026, 9, 1)), grade=7, week_days=6, off=[])


@given(
    first=DAYS,
    length=st.integers(0, 60),
    off=st.lists(st.tuples(DAYS, st.integers(0, 9)), max_size=4),
)
def test_a_day_is_taught_when_nothing_stands_against_it(
    first: date, length: int, off: list[tuple[date, int]]
) -> None:
    span = DaySpan(first, first + timedelta(days=length))
    free = [DaysOff(day, day + timedelta(days=more)) for day, more in off]
    expected = {
        day
        for number in range(length)
        if (day := first + timedelta(days=number)).isoweekday() < 7
        and not any(each.starts_on <= day <= each.ends_on for each in free)
    }
    assert days_of(span, off=free) == expected
