"""A pupil's year of absences: illnesses in runs, days off, lessons skipped, mornings late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from zhurnal.demo.history.children import Child

ILLNESS, VALID, INVALID = "illness", "valid", "invalid"
_LAST = 99
#: How much oftener than usual people are ill in a month.
_COLDS = {9: 0.6, 10: 0.9, 11: 1.1, 12: 1.3, 1: 1.2, 2: 1.5, 3: 1.1, 4: 0.8, 5: 0.5}


@dataclass(frozen=True, slots=True)
class Miss:
    """Lessons `first` to `last` of a day missed, or the first one begun `late` minutes late.

    `reason` is what the homeroom teacher learns on the day `known_on`; empty if nobody ever does.
    """

    first: int = 1
    last: int = _LAST
    late: int = 0
    reason: str = ""
    known_on: date | None = None
    #: The days of which this is one, both included.
    first_on: date = date.min
    last_on: date = date.min

    def covers(self, lesson: int) -> bool:
        return self.first <= lesson <= self.last


def misses(one: Child, days: Sequence[date], seed: int) -> dict[date, Miss]:
    """The absences of one pupil over the school days of a year."""
    chance = Random(f"misses-{seed}-{one.file_number}")
    found: dict[date, Miss] = {}
    place = 0
    while place < len(days):
        day = days[place]
        if chance.random() < 0.0075 * one.frail * _COLDS[day.month]:
            length = chance.randint(3, 8)
            known = _after(days, place + length, chance.choice((0, 0, 0, 1, 1, 2, 4)))
            run = days[place : place + length]
            for ill in run:
                found[ill] = Miss(reason=ILLNESS, known_on=known, first_on=run[0], last_on=run[-1])
            place += length
            continue
        miss = _one_day(one, days, place, chance)
        if miss:
            found[day] = miss
        place += 1
    return found


def _one_day(one: Child, days: Sequence[date], place: int, chance: Random) -> Miss | None:
    luck = chance.random()
    if luck < 0.009:
        known = _after(days, place, chance.choice((0, 1, 1)))
        return Miss(reason=VALID, known_on=known, first_on=days[place], last_on=days[place])
    if luck < 0.009 + 0.006 * one.careless:
        known = _after(days, place, 3) if chance.random() < 0.4 else None
        reason = INVALID if known else ""
        first = chance.choice((1, 4, 5, 5))
        return Miss(first=first, last=1 if first == 1 else _LAST, reason=reason, known_on=known)
    if luck < 0.009 + 0.018 * one.careless:
        return Miss(last=1, late=chance.randint(2, 15))
    return None


def _after(days: Sequence[date], place: int, more: int) -> date | None:
    """The school day so many days later; None after the end of the year."""
    return days[place + more] if place + more < len(days) else None
