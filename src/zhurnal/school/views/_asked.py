"""What an address or a form asks for, nonsense left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID


def asked_day(told: Mapping[str, Any], name: str, default: date) -> date:
    """The day of that name, or another one without it."""
    try:
        day = date.fromisoformat(told.get(name) or "")
    except ValueError:
        return default
    return day if 2000 <= day.year < 2100 else default


def asked_id(told: Mapping[str, Any], name: str) -> UUID | None:
    """The id of that name, or none."""
    try:
        return UUID(told.get(name) or "")
    except ValueError:
        return None


def asked_month(told: Mapping[str, Any], default: date) -> date:
    """The first day of the month in ``?month=2026-11``, or of another day's."""
    return asked_day({"on": f"{told.get('month') or ''}-01"}, "on", default).replace(day=1)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
