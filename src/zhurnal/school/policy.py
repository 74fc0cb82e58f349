"""Who may keep the school's lists."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import SchoolYear

#: The name of the right as roles know it; ``access`` stands above the school and cannot be asked.
KEEP_LISTS = "school:lists:import"


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


def move(*, on: date, since: date, year: SchoolYear, same: bool) -> Verdict:
    """Whether a pupil who is somewhere since a day may leave it on another for a new place.

    Source: school practice §3, §13 (movement is dated).
    """
    if same:
        return refusal("already-there", day=on)
    if not year.starts_on <= on <= year.ends_on:
        return refusal("move-outside-the-year", day=on, year=year.name)
    return ALLOWED if since < on else refusal("move-before-he-came", day=on, since=since)
