"""Annual and final marks: golden cases, and what holds for any results."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import AttestationCounts, ScaleCode
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.derived import (
    Derived,
    Part,
    annual,
    final_of_eleventh,
    final_of_ninth,
    foreign_scales,
    rounded,
    whole_annual,
)
from zhurnal.results.rules.values import NOTHING, number_of

CASES = Path(__file__).parents[2] / "cases" / "results.json"
VALUES = st.sampled_from(["5", "4", "3", "2", "н/а", "осв", NOTHING])


def part(value: str, kind: Kind = Kind.TERM) -> Part:
    return Part("Алгебра", 2026, Column(kind), value)


def parts(values: list[str]) -> list[Part]:
    return [part(value) for value in values]


def derived(case: dict[str, Any]) -> Derived:
    match case["rule"]:
        case "annual":
            attestation = case.get("attestation")
            return annual(
                parts(case["terms"]),
                None if attestation is None else part(attestation, Kind.ATTESTATION),
                AttestationCounts(case.get("counts", "as-term")),
            )
        case "ninth":
            return final_of_ninth(part(case["annual"]), part(case["exam"], Kind.EXAM))
        case "eleventh":
            return final_of_eleventh(parts(case["values"]))
        case _:
            return whole_annual(parts(case["values"]))


@pytest.mark.req("R-2.4-b")
@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=str)
def test_a_golden_case_holds(case: dict[str, Any]) -> None:
    found = derived(case)
    assert found.value == case["value"]
    assert (None if found.mean is None else str(found.mean)) == case["mean"]


@given(st.lists(VALUES, max_size=6))
def test_nothing_is_proposed_while_something_is_missing(values: list[str]) -> None:
    found = final_of_eleventh(parts(values))
    if NOTHING in values:
        assert found.value == NOTHING
        assert found.missing


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_the_order_of_parts_changes_nothing(values: list[str]) -> None:
    assert whole_annual(parts(sorted(values))).value == whole_annual(parts(values)).value


@given(st.lists(st.sampled_from(["5", "4", "3", "2"]), min_size=1, max_size=9))
def test_a_proposal_is_the_nearest_mark_and_a_half_goes_up(values: list[str]) -> None:
    found = final_of_eleventh(parts(values))
    assert found.mean is not None
    number = number_of(found.value)
    assert number is not None
    assert Fraction(-1, 2) < Fraction(number) - found.mean <= Fraction(1, 2)


def test_a_half_is_exact_where_floats_are_not() -> None:
    assert rounded(Fraction(5, 2)) == 3
    assert rounded(Fraction(249_999_999_999_999_999, 10**17)) == 2


@pytest.mark.req("R-2.4-b")
def test_marks_of_another_scale_are_named_and_those_of_every_scale_are_not() -> None:
    nine = Part("Алгебра", 2026, Column(Kind.TERM, 1), "9", ScaleCode.TEN)
    free = Part("Алгебра", 2026, Column(Kind.TERM, 2), "осв", ScaleCode.CREDIT)
    assert foreign_scales([nine, free, part("4")], ScaleCode.FIVE) == (ScaleCode.TEN,)
    assert foreign_scales([nine], ScaleCode.TEN) == ()
    assert foreign_scales([nine, part("")], ScaleCode.TEN) == ()
