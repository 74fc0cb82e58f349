"""What can happen to somebody's roles."""

from __future__ import annotations

from enum import StrEnum


class AccessEvent(StrEnum):
    """Events of rights."""

    ROLE_ENDED = "access.role.ended"
    ROLE_GRANTED = "access.role.granted"
