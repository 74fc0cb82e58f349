"""What a month of attendance adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayMissed:
    """A pupil's day: lessons missed by reason, and how many he came late to."""

    reasons: Mapping[str, int]
    late: int = 0

    @property
    def lessons(self) -> int:
        return sum(self.reasons.values())


@dataclass(frozen=True, slots=True)
class MonthSums:
    """Days missed whole, lessons missed in all and by reason, late arrivals, lessons there were."""

    days: int
    lessons: int
    ill: int
    valid: int
    invalid: int
    unknown: int
    late: int
    held: int

    def often(self, percent: int) -> bool:
        """Whether so many percent of the month's lessons, or more, were missed.

        Source: R-2.9-e; school practice §12.
        """
        return bool(self.held) and self.lessons * 100 >= percent * self.held


def month_sums(missed: Mapping[date, DayMissed], held: Mapping[date, int]) -> MonthSums:
    """The sums of a pupil's month: his days missed and how many lessons each day had for him.

    A day is missed whole when all lessons of his own timetable were missed; late is not absent.

    Source: school practice §12.
    """
    days = missed.items()
    return MonthSums(
        days=sum(bool(held.get(on)) and day.lessons >= held[on] for on, day in days),
        lessons=_sum(day.lessons for _, day in days),
        ill=_sum(day.reasons.get("illness", 0) for _, day in days),
        valid=_sum(day.reasons.get("valid", 0) for _, day in days),
        invalid=_sum(day.reasons.get("invalid", 0) for _, day in days),
        unknown=_sum(day.reasons.get("unknown", 0) for _, day in days),
        late=_sum(day.late for _, day in days),
        held=_sum(held.values()),
    )


def _sum(numbers: Iterable[int]) -> int:
    return sum(numbers)
