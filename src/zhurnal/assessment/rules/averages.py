"""The weighted mean of marks, exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

from zhurnal.assessment.rules.scale import FIVE, Scale

_HUNDREDTH = Decimal("0.01")


def weighted_mean(marks: Iterable[tuple[str, int]], scale: Scale = FIVE) -> Fraction | None:
    """Σ(mark x weight) / Σ weight of (value, weight) pairs; None when nothing counts.

    Values outside the scale and works of weight 0 change nothing. The result is an exact fraction,
    so that 3.5 never becomes 3.4999.

    Source: school practice §9 (weights and means).
    """
    return mean_of((scale.points(value), weight) for value, weight in marks)


def mean_of(counted: Iterable[tuple[int | None, int]]) -> Fraction | None:
    """The same of (points, weight) pairs, as ``counting.counted`` gives them; None is no mark.

    Source: school practice §9.
    """
    total = weights = 0
    for number, weight in counted:
        if number is not None:
            total += number * weight
            weights += weight
    return Fraction(total, weights) if weights else None


def two_decimals(mean: Fraction) -> Decimal:
    """A mean as it is shown: two decimals, half up.

    Source: school practice §9 (show to two decimals, compute in exact fractions).
    """
    hundredths = floor(mean * 100 + Fraction(1, 2))
    return Decimal(hundredths) * _HUNDREDTH
