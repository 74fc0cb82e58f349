"""When a result needs a reason beside it."""

from __future__ import annotations

from enum import StrEnum

from zhurnal.results.rules.values import NOTHING, UNASSESSED


class Gate(StrEnum):
    """What asks for a reason: «н/а», or a mark other than the act's."""

    UNASSESSED = "unassessed"
    DIFFERS = "differs"


def gate(*, value: str, proposal: str) -> Gate | None:
    """Why a result needs a reason; None when it needs none. To take a value back needs none.

    Source: R-2.6-e («н/а»); school practice §9 (mark ≠ proposal).
    """
    if value == NOTHING:
        return None
    if value == UNASSESSED:
        return Gate.UNASSESSED
    return Gate.DIFFERS if proposal and value != proposal else None
