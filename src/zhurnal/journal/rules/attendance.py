"""How attendance is written in a cell of the journal."""

from __future__ import annotations

_SIGNS = {"absent": "н", "late": "оп", "present": ""}


def sign(fact: str, minutes: int | None = None) -> str:
    """The sign of a fact: «н» absent, «оп» late (with minutes, if known), nothing for presence.

    Source: school practice §12.
    """
    return f"{_SIGNS[fact]} {minutes}" if minutes else _SIGNS[fact]
