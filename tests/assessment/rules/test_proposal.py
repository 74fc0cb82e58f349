"""The mark of a period as the act proposes it: golden cases, and what holds for any marks."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import Act, DebtBecomes, DebtCounts, DebtRules, PeriodRules
from zhurnal.assessment.rules.averages import weighted_mean
from zhurnal.assessment.rules.proposal import Current, StepCode, minimum_marks, propose
from zhurnal.assessment.rules.scale import DEBT, FIVE_POINT

CASES = Path(__file__).parents[2] / "cases" / "proposals.json"
MARKS = st.lists(
    st.builds(
        Current,
        st.sampled_from([*FIVE_POINT, DEBT]),
        st.integers(0, 100),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)
THRESHOLDS = st.lists(st.decimals("1.01", "5", places=2), min_size=3, max_size=3, unique=True).map(
    lambda three: tuple(sorted(three))
)
ACTS = st.builds(
    lambda thresholds, bars, counts, becomes: Act(
        period=PeriodRules(thresholds=thresholds, two_bars_five=bars),
        debts=DebtRules(counts=counts, becomes=becomes),
    ),
    THRESHOLDS,
    st.booleans(),
    st.sampled_from(DebtCounts),
    st.sampled_from(DebtBecomes),
)


@pytest.mark.req("R-2.4-a")
@pytest.mark.req("R-2.4-b")
@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=str)
def test_a_golden_case_holds(case: dict[str, Any]) -> None:
    proposal = propose(
        [Current(*mark) for mark in case["marks"]],
        act=msgspec.convert(case.get("act", {}), Act),
        hours_a_week=case["hours"],
        missed_share=Fraction(case.get("missed", "0")),
    )
    assert proposal.value == case["value"]
    assert proposal.mean == (None if case["mean"] is None else Fraction(case["mean"]))
    assert [step.code for step in proposal.steps] == case["steps"]


@given(MARKS, ACTS, st.randoms())
def test_the_order_of_marks_changes_nothing(marks: list[Current], act: Act, random: Any) -> None:
    shuffled = random.sample(marks, len(marks))
    assert propose(shuffled, act=act, hours_a_week=2) == propose(marks, act=act, hours_a_week=2)


@given(MARKS, ACTS, st.sampled_from([*FIVE_POINT, DEBT]))
def test_a_mark_of_weight_nought_changes_nothing(
    marks: list[Current], act: Act, value: str
) -> None:
    more = [*marks, Current(value, 0)]
    assert propose(more, act=act, hours_a_week=2) == propose(marks, act=act, hours_a_week=2)


@given(MARKS, ACTS)
def test_one_more_five_never_lowers_the_proposal(marks: list[Current], act: Act) -> None:
    before = propose(marks, act=act, hours_a_week=2)
    after = propose([*marks, Current("5")], act=act, hours_a_week=2)
    assert before.value <= after.value


@given(MARKS, ACTS)
def test_the_proposal_follows_from_its_own_derivation(marks: list[Current], act: Act) -> None:
    proposal = propose(marks, act=act, hours_a_week=2)
    facts = {step.code: step.facts for step in proposal.steps}
    if proposal.mean is None:
        assert proposal.value == ""
        assert StepCode.NO_MARKS in facts
        return
    mean = facts[StepCode.MEAN]
    assert Fraction(mean["total"], mean["weights"]) == proposal.mean
    reached = facts.get(StepCode.THRESHOLD) or facts[StepCode.BELOW_THRESHOLDS]
    assert (reached["value"] == "5") is (proposal.mean >= act.period.thresholds[2])
    barred = StepCode.TWO_BARS_FIVE in facts
    assert proposal.value == ("4" if barred else reached["value"])


@given(MARKS)
def test_without_debts_the_mean_is_the_weighted_mean(marks: list[Current]) -> None:
    put = [mark for mark in marks if mark.value != DEBT]
    mean = weighted_mean((mark.value, mark.weight) for mark in put)
    assert propose(put, act=Act(), hours_a_week=1).mean == mean


def test_plain_pairs_of_value_and_weight_are_marks_too() -> None:
    assert propose([("4", 1)], act=Act(), hours_a_week=1).value == "4"


@pytest.mark.parametrize(("hours", "marks"), [(0, 0), (1, 3), (2, 5), (3, 7), (6, 7)])
def test_the_minimum_of_marks_grows_with_the_hours(hours: int, marks: int) -> None:
    assert minimum_marks(PeriodRules(), hours_a_week=hours) == marks


def test_a_mean_at_a_threshold_is_pointed_out_on_both_sides_but_not_farther_than_the_act_says() -> (
    None
):
    act = Act(period=PeriodRules(near=Decimal("0.05")))
    for total, near in ((344, False), (346, True), (354, True), (356, False)):
        marks = [("4", total - 300), ("3", 400 - total)]
        proposal = propose(marks, act=act, hours_a_week=0)
        assert proposal.mean == Fraction(total, 100)
        assert proposal.says(StepCode.NEAR_THRESHOLD) is near
