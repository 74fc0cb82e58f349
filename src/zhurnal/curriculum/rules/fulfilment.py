"""How far a course has come with its plan, and whether the rest of the year is long enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """Plan against fact, in lessons.

    ``curriculum`` hours of the load for the year, ``plan`` lines of the plan, ``due`` lessons that
    the timetable had up to now, ``given`` those of them that were held and have a topic,
    ``cancelled`` those that were not held, ``untold`` those held without a topic; ``passed`` lines
    that were taught, alone or together; ``lines_left`` lines ahead, ``lessons_left`` lessons for
    them.

    Source: R-1.5-a.
    """

    curriculum: int = 0
    plan: int = 0
    due: int = 0
    given: int = 0
    cancelled: int = 0
    untold: int = 0
    passed: int = 0
    lines_left: int = 0
    lessons_left: int = 0

    @property
    def by_hours(self) -> int | None:
        """Given of due lessons, in percent, rounded down; None before the first lesson."""
        return 100 * self.given // self.due if self.due else None

    @property
    def by_topics(self) -> int | None:
        """Passed lines of those that were due, in percent, rounded down."""
        due = min(self.due, self.plan)
        return min(100, 100 * self.passed // due) if due else None

    @property
    def compressed(self) -> bool:
        """Whether more lines were passed than lessons given: several topics in one (уплотнение)."""
        return self.passed > self.given

    @property
    def shortage(self) -> int:
        """How many lessons are missing to the end of the year."""
        return max(0, self.lines_left - self.lessons_left)

    def __add__(self, other: Fulfilment) -> Fulfilment:
        """The sums of two courses; the shortage of one is not covered by another's spare lessons,
        so only what is short counts as left.
        """
        return Fulfilment(
            curriculum=self.curriculum + other.curriculum,
            plan=self.plan + other.plan,
            due=self.due + other.due,
            given=self.given + other.given,
            cancelled=self.cancelled + other.cancelled,
            untold=self.untold + other.untold,
            passed=self.passed + other.passed,
            lines_left=self.shortage + other.shortage,
        )


class LineAhead(NamedTuple):
    """A line that is still to be taught."""

    line_id: UUID
    section: str
    topic: str
    work: str


def propose_merges(ahead: Sequence[LineAhead], shortage: int) -> list[tuple[UUID, UUID]]:
    """Which neighbours to teach in one lesson so that so many lessons are saved: (line, into).

    Two neighbours of one section, neither a control work; the most alike first, the later first
    among equals; a line is in one pair only. There may be fewer pairs than were asked for.

    Source: R-2.7-a; school practice §7 (уплотнение, объединение).
    """
    pairs = [
        (_alike(first.topic, second.topic), place)
        for place, (first, second) in enumerate(pairwise(ahead))
        if first.section == second.section and not (first.work or second.work)
    ]
    taken: set[int] = set()
    chosen: list[int] = []
    for _, place in sorted(pairs, reverse=True):
        if len(chosen) == shortage:
            break
        if not {place, place + 1} & taken:
            taken |= {place, place + 1}
            chosen.append(place)
    return [(ahead[place + 1].line_id, ahead[place].line_id) for place in sorted(chosen)]


def year_hours(weekly: float, grade: int) -> int:
    """The hours of a year by the load: 34 weeks, 33 in the first grade.

    Source: R-1.5-a (34-week subject, 2 h a week = 68); school practice §2.
    """
    return round(weekly * (33 if grade == 1 else 34))


def _alike(one: str, other: str) -> int:
    """How alike two topics are, in steps of a tenth."""
    return int(10 * SequenceMatcher(None, one.casefold(), other.casefold()).ratio())
