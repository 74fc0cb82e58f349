"""How long homework for one day may take."""

from __future__ import annotations

from zhurnal.assessment.act import Act


def homework_norm(act: Act, grade: int) -> int:
    """Minutes of homework for one day that the act allows a grade.

    Source: R-2.8-e (1 h, 1.5 h in grades 2-3, 2 h in 4-5, 2.5 h in 6-8, 3.5 h in 9-11).
    """
    norms = sorted(act.homework_norms, key=lambda norm: norm.last_grade)
    fitting = [norm.minutes for norm in norms if grade <= norm.last_grade]
    return fitting[0] if fitting else norms[-1].minutes
