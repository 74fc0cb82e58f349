"""Four weeks of a duty in figures, and who needs help first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zhurnal.kernel.clock import week_start

WEEKS = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """Duties in figures: to be done now, done late in the four weeks, past their term and not done,
    and for each of the weeks, oldest first, how many were not in time of how many.
    """

    due: int = 0
    late: int = 0
    overdue: int = 0
    missed: tuple[int, ...] = (0,) * WEEKS
    total: tuple[int, ...] = (0,) * WEEKS

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.due + other.due,
            self.late + other.late,
            self.overdue + other.overdue,
            tuple(a + b for a, b in zip(self.missed, other.missed, strict=True)),
            tuple(a + b for a, b in zip(self.total, other.total, strict=True)),
        )

    @property
    def shares(self) -> tuple[int, ...]:
        """Percent not in time, week by week; 0 for a week without duties."""
        pairs = zip(self.missed, self.total, strict=True)
        return tuple(round(100 * missed / total) if total else 0 for missed, total in pairs)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.due or self.late or self.overdue)


def weeks_until(today: date) -> tuple[date, ...]:
    """The Mondays of the four weeks that end with today's.

    Source: ui §7 (four weeks of trend).
    """
    this = week_start(today)
    return tuple(this - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1))


def needs_help(figures: Iterable[Figures]) -> tuple[int, int, int]:
    """By what a line is put before others: what is past its term, then what was late, then what is
    to be done now. It orders the work of the deputy head and ranks nobody.

    Source: ui §7 (sorted by help needed, neutral words).
    """
    lines = list(figures)
    return (
        -sum(each.overdue for each in lines),
        -sum(each.late for each in lines),
        -sum(each.due for each in lines),
    )
