"""Half-open spans of days: from a day on, until before another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from ``valid_from`` until the day before ``valid_before``; None means without end."""

    valid_from: date
    valid_before: date | None = None

    def __post_init__(self) -> None:
        if self.valid_before is not None and self.valid_before < self.valid_from:
            raise ValueError("a span cannot end before it begins")

    def __contains__(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_before is None or day < self.valid_before)

    def overlaps(self, other: DaySpan) -> bool:
        """Whether the two spans share a day."""
        return (other.valid_before is None or self.valid_from < other.valid_before) and (
            self.valid_before is None or other.valid_from < self.valid_before
        )
