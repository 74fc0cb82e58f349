"""Working days: Monday to Friday, without the holidays of the pupils' grade."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast
from tests.school_year import the_year
from zhurnal.school.models import Holiday
from zhurnal.school.queries.working_days import working_days

MONDAY = date(2026, 11, 2)


@pytest.mark.req("R-2.6-a")
def test_weekends_and_the_holidays_of_the_grade_are_left_out(school_7: Cast) -> None:
    year = the_year()
    for name, first, last, grades in (
        ("Осенние", date(2026, 10, 26), date(2026, 11, 3), []),
        ("Первоклассников", date(2026, 11, 5), date(2026, 11, 5), [1]),
    ):
        Holiday.objects.create(year=year, name=name, starts_on=first, ends_on=last, grades=grades)
    days = [MONDAY.replace(day=n) for n in range(2, 10)]
    free_of_seventh = {day.day for day in days if not working_days(MONDAY, grade=7)(day)}
    free_of_first = {day.day for day in days if not working_days(MONDAY, grade=1)(day)}
    assert free_of_seventh == {2, 3, 7, 8}
    assert free_of_first == {2, 3, 5, 7, 8}
