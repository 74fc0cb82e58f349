"""How many lessons a grade may have in a day and in a week, by the sanitary norms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadNorm:
    """The most lessons of a day, and on one day of the week (at the cost of physical education);
    the most of a week of five days and of six.
    """

    day: int
    once_a_week: int
    five_days: int
    six_days: int


_NORMS = {
    1: LoadNorm(4, 5, 21, 21),
    2: LoadNorm(5, 6, 23, 26),
    3: LoadNorm(5, 6, 23, 26),
    4: LoadNorm(5, 6, 23, 26),
    5: LoadNorm(6, 6, 29, 32),
    6: LoadNorm(6, 6, 30, 33),
    7: LoadNorm(7, 7, 32, 35),
    8: LoadNorm(7, 7, 33, 36),
    9: LoadNorm(7, 7, 33, 36),
}
_UPPER = LoadNorm(7, 7, 34, 37)


def load_norm(grade: int) -> LoadNorm:
    """The norms of a grade. The first grade has a week of five days only.

    Source: СП 2.4.3648-20 п. 3.4.16; СанПиН 1.2.3685-21 табл. 6.6; school practice §5.
    """
    return _NORMS.get(grade, _UPPER)
