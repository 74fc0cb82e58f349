"""The scale of a page as its program gets it: which values there are, and what a mean counts."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from zhurnal.assessment.act import Act, RetakeCounts, ScaleCode
from zhurnal.assessment.rules.counting import debt_points, is_lapsed
from zhurnal.assessment.rules.scale import DEBT, Scale


class ScaleData(Struct, frozen=True):
    """``values`` the best first; ``debt_points`` and ``overdue_points`` what a debt adds to a mean
    until its last day and after it, None for nothing; ``lapses``: after it there is no debt.
    """

    code: ScaleCode
    values: tuple[str, ...]
    names: tuple[str, ...]
    debt: str
    counts: bool
    debt_points: int | None
    overdue_points: int | None
    lapses: bool
    retakes: RetakeCounts
    today: date


def scale_data(act: Act, scale: Scale, *, today: date) -> ScaleData:
    """What `lib/averages.ts` has to know to count as ``rules/counting.py`` does."""
    passed = today - timedelta(1)
    return ScaleData(
        code=scale.code,
        values=scale.values,
        names=scale.names,
        debt=DEBT,
        counts=scale.counts,
        debt_points=debt_points(None, rules=act.debts, scale=scale, today=today),
        overdue_points=debt_points(passed, rules=act.debts, scale=scale, today=today),
        lapses=is_lapsed(passed, rules=act.debts, today=today),
        retakes=act.retakes,
        today=today,
    )
