"""Debts, second attempts and other scales in a mean. The same cases run in the browser's code."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import Act, DebtRules, RetakeCounts, ScaleCode, ScaleRule
from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import MarkFacts, counted, is_lapsed
from zhurnal.assessment.rules.scale import DEBT, Scale, scale_for
from zhurnal.journal.views._scale_data import scale_data

CASES = Path(__file__).parents[2] / "cases" / "counting.json"
TODAY = date(2026, 11, 26)


def scale_of(code: str) -> Scale:
    act = Act(scales=(ScaleRule(ScaleCode(code)),))
    return scale_for(act, grade=7, subject="Алгебра")


@pytest.mark.req("R-2.4-a")
@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=str)
def test_a_golden_case_holds(case: dict[str, Any]) -> None:
    act = msgspec.convert(case["act"], Act)
    scale = scale_of(case["told"]["code"])
    marks = [msgspec.convert(mark, MarkFacts) for mark in case["marks"]]
    mean = mean_of(counted(marks, act=act, scale=scale, today=TODAY))
    assert (None if mean is None else str(two_decimals(mean))) == case["mean"]
    told = msgspec.to_builtins(scale_data(act, scale, today=TODAY))
    assert case["told"].items() <= {**told, "values": list(told["values"])}.items()


def facts(scale: Scale) -> st.SearchStrategy[MarkFacts]:
    days = st.none() | st.dates(TODAY - timedelta(9), TODAY + timedelta(9))
    values = st.sampled_from([*scale.values, DEBT])
    return st.builds(
        lambda value, weight, due: MarkFacts(value, weight, due if value == DEBT else None),
        values,
        st.integers(0, 100),
        days,
    )


ACTS = st.builds(Act, debts=st.from_type(DebtRules), retakes=st.sampled_from(RetakeCounts))
SCALES = st.sampled_from([scale_of(code) for code in ScaleCode])


@given(st.data(), ACTS, SCALES)
def test_order_changes_nothing_and_weight_nought_neither(
    data: st.DataObject, act: Act, scale: Scale
) -> None:
    marks = data.draw(st.lists(facts(scale)))

    def mean(them: list[MarkFacts]) -> Any:
        return mean_of(counted(them, act=act, scale=scale, today=TODAY))

    idle = MarkFacts(data.draw(st.sampled_from(scale.values)), 0)
    assert mean(data.draw(st.permutations(marks))) == mean(marks) == mean([*marks, idle])


@given(st.data(), st.sampled_from([RetakeCounts.LAST, RetakeCounts.BEST]))
def test_of_any_number_of_attempts_exactly_one_counts(
    data: st.DataObject, rule: RetakeCounts
) -> None:
    scale = scale_of("five")
    values = data.draw(st.lists(st.sampled_from(scale.values), min_size=1, max_size=6))
    marks = [
        MarkFacts(value, 3, work=place, retake_of=place - 1 if place else None)
        for place, value in enumerate(values)
    ]
    worth = [
        number
        for number, _ in counted(marks, act=Act(retakes=rule), scale=scale, today=TODAY)
        if number is not None
    ]
    assert worth == [int(values[-1] if rule is RetakeCounts.LAST else max(values))]


def test_a_debt_lapses_only_after_its_last_day() -> None:
    rules = msgspec.convert({"becomes": "nothing"}, DebtRules)
    assert not is_lapsed(TODAY, rules=rules, today=TODAY)
    assert is_lapsed(TODAY, rules=rules, today=TODAY + timedelta(1))
    assert not is_lapsed(TODAY, rules=DebtRules(), today=TODAY + timedelta(1))


@pytest.mark.req("R-2.4-a")
def test_of_several_rules_the_first_that_fits_gives_the_scale() -> None:
    act = Act(
        scales=(
            ScaleRule(ScaleCode.CREDIT, (5, 9), ("физическая культура",)),
            ScaleRule(ScaleCode.WORDS, (1, 1)),
            ScaleRule(ScaleCode.TEN, (5, 6)),
        )
    )
    found = [
        scale_for(act, grade=grade, subject=subject).code
        for grade, subject in [
            (5, "Физическая культура"),
            (1, "Чтение"),
            (6, "ОБЖ"),
            (7, "Алгебра"),
        ]
    ]
    assert found == ["credit", "words", "ten", "five"]
