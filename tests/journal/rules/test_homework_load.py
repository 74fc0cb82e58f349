"""How long homework of a day may take."""

from __future__ import annotations

import pytest

from zhurnal.journal.rules.homework_load import daily_norm


@pytest.mark.req("R-2.8-e")
@pytest.mark.parametrize(
    ("grade", "minutes"),
    [(1, 60), (2, 90), (3, 90), (4, 120), (5, 120), (6, 150), (8, 150), (9, 210), (11, 210)],
)
def test_the_norm_grows_with_the_grade(grade: int, minutes: int) -> None:
    assert daily_norm(grade) == minutes
