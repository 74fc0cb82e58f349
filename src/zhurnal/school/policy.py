"""Who may keep the school's lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import MovementKind

#: The names of the rights as roles know them; ``access`` stands above and cannot be asked.
KEEP_LISTS = "school:lists:import"
READ_LISTS = "school:lists:read"


class Keeper(Doer, Protocol):
    """Who acts, as far as the lists have to know."""

    @property
    def today(self) -> date: ...

    def may(self, permission: Any) -> bool: ...


def keep_lists(actor: Keeper) -> Verdict:
    """Allowed for those who keep the lists of the school: secretary and administrator.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(KEEP_LISTS) else refusal("lists-not-yours")


def read_lists(actor: Keeper) -> Verdict:
    """Allowed for those who read the lists: the head and the deputies too.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(READ_LISTS) else refusal("lists-not-yours")


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What stands in the lists about a pupil whom an order moves.

    ``since``: the last day on which a row that ends has begun; ``later``: a row begins or ends
    after the order's day; ``known``: the groups named belong to his class.
    """

    on_roll: bool
    wants_roll: bool
    same: bool
    since: date | None
    later: date | None
    known: bool
    nothing: bool


def movement(facts: PlaceFacts, *, on: date) -> Verdict:
    """Whether an order may move a pupil on a day.

    Source: school practice §3, §13 (movement is dated); R-2.3-a.
    """
    if facts.wants_roll and not facts.on_roll:
        return refusal("pupil-not-there", day=on)
    if facts.on_roll and not facts.wants_roll:
        return refusal("pupil-already-enrolled", day=on)
    if facts.same:
        return refusal("already-there", day=on)
    if not facts.known:
        return refusal("place-unknown")
    return _in_order(facts, on=on)


def _in_order(facts: PlaceFacts, *, on: date) -> Verdict:
    """Whether the day fits between what stands in the lists before and after it."""
    if facts.later is not None:
        return refusal("moved-later", day=on)
    if facts.since is not None and facts.since >= on:
        return refusal("move-before-he-came", day=on, since=facts.since)
    return refusal("movement-changes-nothing", day=on) if facts.nothing else ALLOWED


def take_back(kind: str, *, on: date, today: date) -> Verdict:
    """The passage to a new school year is undone only before that year has begun.

    Source: school practice §13 (перевод года); M-7.
    """
    begun = kind == MovementKind.PROMOTION and today >= on
    return refusal("year-has-begun", day=on) if begun else ALLOWED


def order_dated(*, order_on: date, today: date) -> Verdict:
    """An order is of today or earlier; the day from which it holds may be any."""
    if order_on > today:
        return refusal("movement-order-in-the-future", day=order_on)
    return ALLOWED
