"""Which marks count in a mean and how much, when there are debts and works written again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhurnal.assessment.act import Act, DebtBecomes, DebtCounts, DebtRules, RetakeCounts
from zhurnal.assessment.rules.scale import DEBT, Scale


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """What the rule has to know of a mark. ``due_on`` is the last day of a debt; ``retake_of`` the
    work that its ``work`` is a second attempt at.
    """

    value: str
    weight: int
    due_on: date | None = None
    work: Hashable = None
    retake_of: Hashable = None


def counted(
    marks: Sequence[MarkFacts], *, act: Act, scale: Scale, today: date
) -> list[tuple[int | None, int]]:
    """The marks of one pupil in time as (points, weight) pairs, None for those that do not count.

    Nothing is written when a debt's day has passed: what it is worth follows from the day of
    reading. Of a work written again the last mark, the best or both count, as the act says.

    Source: R-2.4-a; school practice §9 (точка, исправление, weights).
    """
    worth = [
        debt_points(each.due_on, rules=act.debts, scale=scale, today=today)
        if each.value == DEBT
        else scale.points(each.value)
        for each in marks
    ]
    for place in _outdone(marks, worth, act.retakes):
        worth[place] = None
    return [(number, each.weight) for number, each in zip(worth, marks, strict=True)]


def debt_points(due_on: date | None, *, rules: DebtRules, scale: Scale, today: date) -> int | None:
    """What a debt adds to a mean on a day; its last day belongs to the pupil.

    Source: school practice §9 (точка: by local act it counts as nothing or as a 2, and after its
    day stays, becomes a 2 or lapses).
    """
    if due_on is None or today <= due_on or rules.becomes is DebtBecomes.STAYS:
        return scale.failed if rules.counts is DebtCounts.TWO else None
    return scale.failed if rules.becomes is DebtBecomes.TWO else None


def is_lapsed(due_on: date | None, *, rules: DebtRules, today: date) -> bool:
    """Whether a debt is none any more: its day has passed, and the act lets it lapse.

    Source: school practice §9.
    """
    return due_on is not None and today > due_on and rules.becomes is DebtBecomes.NOTHING


def _outdone(
    marks: Sequence[MarkFacts], worth: Sequence[int | None], rule: RetakeCounts
) -> Iterable[int]:
    """The places of marks that give way to another attempt at the same work."""
    if rule is RetakeCounts.BOTH or all(each.retake_of is None for each in marks):
        return []
    first_of = {each.work: each.retake_of for each in marks if each.retake_of is not None}
    attempts: dict[Hashable, list[int]] = {}
    for place, each in enumerate(marks):
        if each.work is not None and worth[place] is not None:
            attempts.setdefault(_first(each.work, first_of), []).append(place)
    lost: list[int] = []
    for places in attempts.values():
        kept = places[-1]
        if rule is RetakeCounts.BEST:
            kept = max(places, key=lambda place: (worth[place] or 0, place))
        lost += [place for place in places if place != kept]
    return lost


def _first(work: Hashable, first_of: dict[Hashable, Hashable]) -> Hashable:
    while work in first_of:
        work = first_of[work]
    return work
