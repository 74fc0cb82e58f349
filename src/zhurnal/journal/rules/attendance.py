"""How attendance is written in a cell of the journal."""

from __future__ import annotations

_SIGNS = {"absent": "н", "late": "оп", "present": ""}


def sign(fact: str, minutes: int | None = None) -> str:
    """The sign of a fact: «н» absent, «оп» late (with minutes, if known), nothing for presence.

    Source: school practice §12.
    """
    return f"{_SIGNS[fact]} {minutes}" if minutes else _SIGNS[fact]


def explainable(reason: str) -> bool:
    """Whether a document may still explain an absence: nobody did, or it counted as not valid. What
    another document or the homeroom teacher has explained stays.

    Source: R-2.9-b, R-2.9-d.
    """
    return reason in {"unknown", "invalid"}


def letter(fact: str, reason: str) -> str:
    """The sign of a fact with its reason: «б» for an illness, «у» for a valid reason, else as
    ``sign``.

    Source: R-2.9-b; school practice §12.
    """
    if fact == "absent":
        return {"illness": "б", "valid": "у"}.get(reason, sign(fact))
    return sign(fact)
