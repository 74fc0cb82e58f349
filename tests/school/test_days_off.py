"""Holidays are for all grades or for some."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast
from tests.school_year import the_year
from zhurnal.school.models import Holiday
from zhurnal.school.queries.days_off import days_off

MONDAY = date(2026, 11, 2)


@pytest.mark.req("R-2.6-a")
def test_the_holidays_of_a_grade_are_its_own(school_7: Cast) -> None:
    year = the_year()
    for name, first, last, grades in (
        ("Осенние", date(2026, 10, 26), date(2026, 11, 3), []),
        ("Первоклассников", date(2026, 11, 5), date(2026, 11, 5), [1]),
    ):
        Holiday.objects.create(year=year, name=name, starts_on=first, ends_on=last, grades=grades)
    days = [MONDAY.replace(day=n) for n in range(2, 10)]
    for grade, free in ((7, {2, 3}), (1, {2, 3, 5})):
        is_off = days_off(MONDAY, grade=grade)
        assert {day.day for day in days if is_off(day)} == free
