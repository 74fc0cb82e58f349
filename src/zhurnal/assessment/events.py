"""What may happen to the local act, by name."""

from __future__ import annotations

from enum import StrEnum


class AssessmentEvent(StrEnum):
    """An event of the trail. Codes are stored: they are added to, never renamed."""

    ACT_ENACTED = "assessment.act.enacted"
