"""Marks that follow from other results: annual, final, and those of a whole made of parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from zhurnal.assessment.act import AttestationCounts, ScaleCode
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.values import (
    EXEMPT,
    FAILED,
    NOTHING,
    PASSED,
    UNASSESSED,
    UNMARKED,
    number_of,
)


class RuleCode(StrEnum):
    """Which rule a result was derived by."""

    ANNUAL = "annual"  # the terms
    ANNUAL_WITH_ATTESTATION = "annual-with-attestation"  # the terms, attestation one more of them
    ANNUAL_AND_ATTESTATION = "annual-and-attestation"  # the terms' rounded mean and attestation
    FINAL_IS_ANNUAL = "final-is-annual"
    FINAL_WITH_EXAM = "final-with-exam"
    FINAL_OF_TWO_YEARS = "final-of-two-years"
    WHOLE_ANNUAL = "whole-annual"  # the annual marks of the parts


@dataclass(frozen=True, slots=True)
class Part:
    """A result that another one is derived from: where it stands, and what stands there.

    ``year`` is the school year, 2026 for 2026/27; ``scale`` the one it was put on.
    """

    subject: str
    year: int
    column: Column
    value: str
    scale: ScaleCode = ScaleCode.FIVE


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived result: the value («» while something is missing), the exact mean, the parts."""

    value: str
    mean: Fraction | None
    parts: tuple[Part, ...]
    rule: RuleCode

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts that are numbers: the mean is theirs."""
        return tuple(part for part in self.parts if number_of(part.value) is not None)

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that nobody has put yet."""
        return tuple(part for part in self.parts if part.value == NOTHING)


def annual(terms: Sequence[Part], attestation: Part | None, counts: AttestationCounts) -> Derived:
    """The mark of a year: the mean of its terms, rounded mathematically, with the intermediate
    attestation as the act says.

    Source: R-2.4-b; school practice §10 (annual).
    """
    taken = attestation is not None and attestation.value != NOTHING
    if attestation is None or not taken or counts is AttestationCounts.NOTHING:
        return _mean_of(terms, RuleCode.ANNUAL)
    if counts is AttestationCounts.AS_TERM:
        return _mean_of((*terms, attestation), RuleCode.ANNUAL_WITH_ATTESTATION)
    of_terms = _mean_of(terms, RuleCode.ANNUAL)
    rounded = Part(attestation.subject, attestation.year, Column(Kind.ANNUAL), of_terms.value)
    return _mean_of((rounded, attestation), RuleCode.ANNUAL_AND_ATTESTATION)


def final_of_ninth(year: Part, exam: Part) -> Derived:
    """The final mark of the ninth grade: the mean of annual and examination mark, rounded half up;
    without an examination the annual mark.

    Source: school practice §10 (9th grade: 3 and 5 make 4, 4 and 5 make 5).
    """
    if exam.value == NOTHING:
        return _mean_of((year,), RuleCode.FINAL_IS_ANNUAL)
    return _mean_of((year, exam), RuleCode.FINAL_WITH_EXAM)


def final_of_eleventh(parts: Sequence[Part]) -> Derived:
    """The final mark of the eleventh grade: the mean of the half-year and annual marks of every
    year of the level, rounded. Examinations change nothing.

    Source: school practice §10 (11th grade: six values for a subject of two years).
    """
    return _mean_of(parts, RuleCode.FINAL_OF_TWO_YEARS)


def whole_annual(parts: Sequence[Part]) -> Derived:
    """The annual mark of a whole: the mean of the annual marks of its parts, rounded.

    Source: school practice §10 (mathematics from algebra, geometry, probability and statistics).
    """
    return _mean_of(parts, RuleCode.WHOLE_ANNUAL)


def foreign_scales(parts: Iterable[Part], scale: ScaleCode) -> tuple[ScaleCode, ...]:
    """The scales of the parts other than the result's own: an 8 of ten and a 4 of five have no
    mean, nor does a scale follow from another. «н/а» and «осв» are of every scale.

    Source: R-2.4-b, R-2.6-e; school practice §10.
    """
    of_none = {NOTHING, UNASSESSED, EXEMPT}
    found = {part.scale for part in parts if part.value not in of_none}
    return tuple(sorted(found - {scale}))


def rounded(mean: Fraction) -> int:
    """Mathematical rounding: a half goes up, exactly.

    Source: school practice §10 (4 and 5 make 4.5, which is a 5).
    """
    return floor(mean + Fraction(1, 2))


def _mean_of(parts: Iterable[Part], rule: RuleCode) -> Derived:
    parts = tuple(parts)
    numbers = [number for part in parts if (number := number_of(part.value)) is not None]
    mean = Fraction(sum(numbers), len(numbers)) if numbers else None
    return Derived(_value(parts, mean), mean, parts, rule)


def _value(parts: Sequence[Part], mean: Fraction | None) -> str:
    values = [part.value for part in parts]
    if NOTHING in values or not values:
        return NOTHING
    if mean is not None:
        return str(rounded(mean))
    # No number among them: a credit is failed by one failure, an exemption must be of all of it.
    for decisive in (FAILED, PASSED, UNMARKED):
        if decisive in values:
            return decisive
    return EXEMPT if set(values) == {EXEMPT} else NOTHING
