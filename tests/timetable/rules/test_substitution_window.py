"""How many days a substitute has."""

from __future__ import annotations

from datetime import date

import pytest

from zhurnal.school.rules.lesson_days import DaysOff
from zhurnal.timetable.rules.substitution_window import last_day_to_write

AUTUMN = DaysOff(date(2026, 10, 26), date(2026, 11, 4))
FIRST_GRADE = DaysOff(date(2026, 11, 19), date(2026, 11, 25), frozenset({1}))


@pytest.mark.req("R-2.3-b")
@pytest.mark.parametrize(
    ("lesson_on", "days", "week_days", "last"),
    [
        (date(2026, 11, 18), 2, 6, date(2026, 11, 20)),
        (date(2026, 11, 18), 0, 6, date(2026, 11, 18)),
        (date(2026, 11, 20), 2, 6, date(2026, 11, 23)),  # Friday: Saturday, Monday
        (date(2026, 11, 20), 2, 5, date(2026, 11, 24)),  # a week of five days
        (date(2026, 10, 24), 2, 6, date(2026, 11, 6)),  # over the holidays
        (date(2026, 11, 18), 3, 6, date(2026, 11, 21)),  # a holiday of first grades is none
    ],
)
def test_working_days_after_the_lesson_are_counted(
    lesson_on: date, days: int, week_days: int, last: date
) -> None:
    off = [AUTUMN, FIRST_GRADE]
    assert last_day_to_write(lesson_on, days=days, week_days=week_days, off=off) == last


def test_a_calendar_without_working_days_ends_the_count() -> None:
    always = DaysOff(date(2026, 1, 1), date(2030, 1, 1))
    last = last_day_to_write(date(2026, 11, 18), days=2, week_days=6, off=[always])
    assert last == date(2027, 11, 19)
