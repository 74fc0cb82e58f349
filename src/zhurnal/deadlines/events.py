"""What may happen to deadlines, by name."""

from __future__ import annotations

from enum import StrEnum


class DeadlinesEvent(StrEnum):
    """An event of the trail. Codes are stored: they are added to, never renamed."""

    PAGE_REOPENED = "deadlines.page.reopened"
    REOPENING_ENDED = "deadlines.reopening.ended"
