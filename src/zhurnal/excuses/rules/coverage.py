"""Which lessons a document or a notice speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Coverage:
    """Days from the first to the last, both included; on the first from a lesson on, on the last
    up to a lesson. None of these is the whole day.
    """

    first_on: date
    last_on: date
    first_lesson: int | None = None
    last_lesson: int | None = None

    def covers(self, on: date, number: int) -> bool:
        """Whether the lesson of that number on that day is covered.

        Source: R-2.9-c, R-2.9-d.
        """
        if not self.first_on <= on <= self.last_on:
            return False
        begun = on > self.first_on or self.first_lesson is None or number >= self.first_lesson
        over = on == self.last_on and self.last_lesson is not None and number > self.last_lesson
        return begun and not over
