"""The weighted mean of marks, exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

from zhurnal.assessment.rules.scale import points

_HUNDREDTH = Decimal("0.01")


def weighted_mean(marks: Iterable[tuple[str, int]]) -> Fraction | None:
    """Σ(mark x weight) / Σ weight of (value, weight) pairs; None when nothing counts.

    Values outside the five-point scale and works of weight 0 change nothing. The result is an exact
    fraction, so that 3.5 never becomes 3.4999.

    Source: school practice §9 (weights and means).
    """
    total = weights = 0
    for value, weight in marks:
        number = points(value)
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
