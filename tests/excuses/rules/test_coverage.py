"""Which lessons a document covers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.excuses.rules.coverage import Coverage

MONDAY = date(2026, 11, 16)
LESSON = st.none() | st.integers(1, 9)


@pytest.mark.req("R-2.9-d")
@pytest.mark.parametrize(
    ("day", "number", "covered"),
    [(-1, 1, False), (0, 2, False), (0, 3, True), (1, 1, True), (1, 9, True), (2, 4, True),
     (2, 5, False), (3, 1, False)],
)  # fmt: skip
def test_lessons_count_on_the_first_and_the_last_day_only(
    day: int, number: int, covered: bool
) -> None:
    span = Coverage(MONDAY, MONDAY + timedelta(days=2), 3, 4)
    assert span.covers(MONDAY + timedelta(days=day), number) is covered


@given(days=st.integers(0, 30), first=LESSON, last=LESSON, number=st.integers(1, 9))
def test_days_between_are_covered_whole(
    days: int, first: int | None, last: int | None, number: int
) -> None:
    span = Coverage(MONDAY, MONDAY + timedelta(days=days), first, last)
    for day in range(1, days):
        assert span.covers(MONDAY + timedelta(days=day), number)
    assert not span.covers(MONDAY - timedelta(days=1), number)
    assert not span.covers(MONDAY + timedelta(days=days + 1), number)
