"""How long homework for one day may take."""

from __future__ import annotations

#: Minutes for a day, by the last grade they hold for.
_NORMS = ((1, 60), (3, 90), (5, 120), (8, 150))
_SENIORS = 210


def daily_norm(grade: int) -> int:
    """Minutes of homework for one day that the sanitary norms allow a grade.

    Source: R-2.8-e (1 h, 1.5 h in grades 2-3, 2 h in 4-5, 2.5 h in 6-8, 3.5 h in 9-11).
    """
    return next((minutes for last, minutes in _NORMS if grade <= last), _SENIORS)
