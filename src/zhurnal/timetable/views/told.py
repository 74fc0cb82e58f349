"""Days and ids as an address or a form tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID


def day_told(told: Mapping[str, Any], name: str, otherwise: date) -> date:
    """The day under a name, or another one where nothing sensible is said."""
    try:
        day = date.fromisoformat(told.get(name) or "")
    except ValueError:
        return otherwise
    return day if 2000 <= day.year < 2100 else otherwise


def id_told(text: str | None) -> UUID | None:
    """An id, or None where nothing sensible is said."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
