"""The weighted mean is exact. The same cases are run in the browser's code."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.rules.averages import two_decimals, weighted_mean
from zhurnal.assessment.rules.scale import DEBT, FIVE_POINT, NOTHING

CASES = Path(__file__).parents[2] / "cases" / "averages.json"
MARKS = st.tuples(st.sampled_from([*FIVE_POINT, DEBT, NOTHING]), st.integers(0, 100))


@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=str)
def test_a_golden_case_holds(case: dict[str, Any]) -> None:
    mean = weighted_mean((value, weight) for value, weight in case["marks"])
    assert (None if mean is None else str(two_decimals(mean))) == case["mean"]


@given(st.lists(MARKS), st.randoms())
def test_the_order_of_marks_changes_nothing(marks: list[tuple[str, int]], random: Any) -> None:
    shuffled = random.sample(marks, len(marks))
    assert weighted_mean(shuffled) == weighted_mean(marks)


@given(st.lists(MARKS), st.sampled_from(FIVE_POINT))
def test_what_does_not_count_changes_nothing(marks: list[tuple[str, int]], value: str) -> None:
    mean = weighted_mean(marks)
    for idle in ((value, 0), (DEBT, 5), (NOTHING, 5)):
        assert weighted_mean([*marks, idle]) == mean


@given(st.lists(MARKS, min_size=1))
def test_a_mean_lies_between_the_marks_and_rounds_by_half_a_hundredth(
    marks: list[tuple[str, int]],
) -> None:
    mean = weighted_mean(marks)
    counting = [int(value) for value, weight in marks if value in FIVE_POINT and weight]
    if mean is None:
        assert not counting
        return
    assert min(counting) <= mean <= max(counting)
    error = Fraction(two_decimals(mean)) - mean
    assert Fraction(-1, 200) < error <= Fraction(1, 200)
