"""The mark of a period as the local act proposes it, with the way it was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from zhurnal.assessment.act import Act, DebtBecomes, DebtCounts, PeriodRules
from zhurnal.assessment.rules.averages import weighted_mean
from zhurnal.assessment.rules.scale import DEBT, points

_NO_MISSES = Fraction(0)


class StepCode(StrEnum):
    """What a step of the derivation says; the facts of each are beside its name.

    The last three leave the value as it is and are flags for the teacher.
    """

    NO_MARKS = "no-marks"  # nothing counts: no proposal
    MEAN = "mean"  # total, weights, mean, count: the marks and debts that count
    DEBTS = "debts"  # count, counted (as a 2 each; otherwise not at all)
    THRESHOLD = "threshold"  # mean, least, value: the highest threshold that the mean reaches
    BELOW_THRESHOLDS = "below-thresholds"  # mean, least, value: not even the lowest
    TWO_BARS_FIVE = "two-bars-five"  # count: twos that nobody redeemed
    NEAR_THRESHOLD = "near-threshold"  # mean, least, value: the threshold within reach
    TOO_FEW_MARKS = "too-few-marks"  # count, minimum, hours
    MAY_BE_UNASSESSED = "may-be-unassessed"  # missed, above: percent of the lessons


class Current(NamedTuple):
    """A current mark as the proposal sees it.

    ``redeemed`` is a 2 whose work was written again; ``overdue`` a debt past its day.
    """

    value: str
    weight: int = 1
    redeemed: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the derivation: what was found, with its numbers."""

    code: StepCode
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the act proposes: the mark («» when nothing counts), the exact mean, the way there."""

    value: str
    mean: Fraction | None
    steps: tuple[Step, ...]

    def says(self, code: StepCode) -> bool:
        """Whether the derivation has such a step."""
        return any(step.code is code for step in self.steps)


def propose(
    marks: Sequence[Current | tuple[str, int]],
    *,
    act: Act,
    hours_a_week: int,
    missed_share: Fraction = _NO_MISSES,
) -> Proposal:
    """The mark of a period on the five-point scale, as the act proposes it; the teacher decides.

    Marks of weight 0 change nothing. A debt counts as the act says, and after its day as the act
    says then. ``missed_share`` of the lessons is from 0 to 1. «н/а» is never proposed: a step says
    that the pupil may be left unassessed.

    Source: R-2.4-a, R-2.4-b; school practice §9 (rounding and period mark).
    """
    current = [mark for mark in map(_current, marks) if mark.weight]
    counted = [_worth(mark, act) for mark in current]
    mean = weighted_mean((value, weight) for value, weight, *_ in counted)
    steps = list(_debts(current, counted))
    value = ""
    if mean is None:
        steps.append(Step(StepCode.NO_MARKS, {}))
    else:
        steps.append(_mean(counted, mean))
        reached = _reached(mean, act.period)
        steps.append(reached)
        value = reached.facts["value"]
        twos = _unredeemed_twos(counted)
        if act.period.two_bars_five and value == "5" and twos:
            steps.append(Step(StepCode.TWO_BARS_FIVE, {"count": twos}))
            value = "4"
        steps.extend(_near(mean, act.period))
    put = sum(points(mark.value) is not None for mark in current)
    steps.extend(_few(put, act.period, hours_a_week=hours_a_week, missed_share=missed_share))
    return Proposal(value, mean, tuple(steps))


def minimum_marks(rules: PeriodRules, *, hours_a_week: int) -> int:
    """How many marks a period mark needs: the rule of the most hours that are not too many.

    Source: school practice §9 (minimum marks).
    """
    rows = [row for row in rules.minimum_marks if row.hours_a_week <= hours_a_week]
    return max(rows, key=lambda row: row.hours_a_week).marks if rows else 0


def _current(mark: Current | tuple[str, int]) -> Current:
    return mark if isinstance(mark, Current) else Current(*mark)


def _worth(mark: Current, act: Act) -> Current:
    """A debt that counts as a 2 becomes one; everything else is what it is."""
    if mark.value != DEBT:
        return mark
    counts = act.debts.counts is DebtCounts.TWO
    if mark.overdue and act.debts.becomes is not DebtBecomes.STAYS:
        counts = act.debts.becomes is DebtBecomes.TWO
    return mark._replace(value="2") if counts else mark


def _debts(current: Sequence[Current], counted: Sequence[Current]) -> Iterator[Step]:
    debts = sum(mark.value == DEBT for mark in current)
    if debts:
        uncounted = sum(mark.value == DEBT for mark in counted)
        yield Step(StepCode.DEBTS, {"count": debts, "counted": debts - uncounted})


def _mean(counted: Sequence[Current], mean: Fraction) -> Step:
    numbers = [
        (number, mark.weight) for mark in counted if (number := points(mark.value)) is not None
    ]
    total = sum(number * weight for number, weight in numbers)
    weights = sum(weight for _, weight in numbers)
    facts = {"total": total, "weights": weights, "mean": mean, "count": len(numbers)}
    return Step(StepCode.MEAN, facts)


def _reached(mean: Fraction, rules: PeriodRules) -> Step:
    for value, least in reversed(_thresholds(rules)):
        if mean >= least:
            return Step(StepCode.THRESHOLD, {"mean": mean, "least": least, "value": value})
    least = rules.thresholds[0]
    return Step(StepCode.BELOW_THRESHOLDS, {"mean": mean, "least": least, "value": "2"})


def _near(mean: Fraction, rules: PeriodRules) -> Iterator[Step]:
    for value, least in _thresholds(rules):
        if abs(mean - Fraction(least)) < rules.near:
            yield Step(StepCode.NEAR_THRESHOLD, {"mean": mean, "least": least, "value": value})


def _thresholds(rules: PeriodRules) -> list[tuple[str, Decimal]]:
    return list(zip(("3", "4", "5"), rules.thresholds, strict=True))


def _unredeemed_twos(counted: Sequence[Current]) -> int:
    return sum(mark.value in {"1", "2"} and not mark.redeemed for mark in counted)


def _few(
    put: int, rules: PeriodRules, *, hours_a_week: int, missed_share: Fraction
) -> Iterator[Step]:
    minimum = minimum_marks(rules, hours_a_week=hours_a_week)
    if put >= minimum:
        return
    yield Step(StepCode.TOO_FEW_MARKS, {"count": put, "minimum": minimum, "hours": hours_a_week})
    missed = missed_share * 100
    if missed > rules.unassessed_above:
        yield Step(StepCode.MAY_BE_UNASSESSED, {"missed": missed, "above": rules.unassessed_above})
