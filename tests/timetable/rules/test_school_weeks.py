"""Odd and even weeks of a school year."""

from __future__ import annotations

from datetime import date

import pytest

from zhurnal.timetable.rules.school_weeks import in_week, share_weeks, week_number

STARTS = date(2026, 9, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2026, 8, 31), 1), (STARTS, 1), (date(2026, 9, 6), 1), (date(2026, 9, 7), 2),
     (date(2027, 1, 11), 20)],
)  # fmt: skip
def test_weeks_are_counted_from_the_first_day_of_lessons(day: date, number: int) -> None:
    assert week_number(day, starts_on=STARTS) == number


def test_a_lesson_is_in_odd_weeks_in_even_ones_or_in_all() -> None:
    assert [in_week("odd", n) for n in (1, 2)] == [True, False]
    assert [in_week("even", n) for n in (1, 2)] == [False, True]
    assert [in_week("every", n) for n in (1, 2)] == [True, True]
    assert not share_weeks("odd", "even")
    assert share_weeks("odd", "every")
    assert share_weeks("even", "even")
