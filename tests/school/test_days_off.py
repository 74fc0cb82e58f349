"""Days without lessons, for all grades or for some: holidays, and days off by order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.cast import Cast
from tests.school_year import the_year
from zhurnal.school.models import DayOrder, Holiday
from zhurnal.school.queries.days_off import days_off
from zhurnal.school.queries.special_days import special_days
from zhurnal.school.rules.lesson_days import DaysOff, MovedDay

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


def an_order(day: int, kind: DayOrder.Kind, *grades: int, ended: bool = False) -> DayOrder:
    """An order about a day of November."""
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return DayOrder.objects.create(
        year=the_year(), on=MONDAY.replace(day=day), kind=kind, grades=list(grades),
        by_weekday=1 if kind is DayOrder.Kind.MOVED else None, order_number="1",
        order_on=at.date(), reason="мороз", ordered_at=at, ended_at=at if ended else None,
    )  # fmt: skip


@pytest.mark.req("M-4")
def test_days_by_order_stand_beside_the_holidays_until_taken_back(school_7: Cast) -> None:
    Holiday.objects.create(
        year=the_year(), name="Осенние", starts_on=MONDAY, ends_on=MONDAY, grades=[]
    )
    an_order(10, DayOrder.Kind.OFF, 1, 2, 3)
    an_order(11, DayOrder.Kind.OFF, ended=True)
    an_order(21, DayOrder.Kind.MOVED)
    an_order(12, DayOrder.Kind.SHORT)
    found = special_days(the_year())
    frost = MONDAY.replace(day=10)
    assert set(found.off) == {DaysOff(MONDAY, MONDAY), DaysOff(frost, frost, frozenset({1, 2, 3}))}
    assert found.moved == (MovedDay(MONDAY.replace(day=21), 1),)
    is_off = days_off(MONDAY, grade=2)
    assert [n for n in range(2, 30) if is_off(MONDAY.replace(day=n))] == [2, 10]
