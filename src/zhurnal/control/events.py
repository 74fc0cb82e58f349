"""What may happen to obligations, by name. What the facts make of them leaves no event of its own:
the facts' events are the trace.
"""

from __future__ import annotations

from enum import StrEnum


class ControlEvent(StrEnum):
    """An event of the trail. Codes are stored: they are added to, never renamed."""

    OBLIGATION_WAIVED = "control.obligation.waived"
