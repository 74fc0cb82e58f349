"""What may happen to results, by name: ``<area>.<thing>.<past>``."""

from __future__ import annotations

from enum import StrEnum


class ResultEvent(StrEnum):
    """An event of the trail. Codes are stored: they are added to, never renamed."""

    RESULT_CHANGED = "results.mark.changed"
    RESULT_CONFIRMED = "results.mark.confirmed"
    RESULT_OBJECTED = "results.mark.objected"
    RESULT_PUT = "results.mark.put"
    RESULT_WITHDRAWN = "results.mark.withdrawn"
