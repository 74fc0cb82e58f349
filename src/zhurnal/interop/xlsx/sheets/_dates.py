"""Days inside the school year, and how a span of days is written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import LoadEntry, MemberEntry


def check_span(row: Row, draft: Draft, starts_on: date, ends_on: date) -> None:
    """Refuse a row whose days end before they begin or lie outside the school year."""
    if ends_on < starts_on:
        row.refuse(refusal("ends-before-start"), "Окончание")
        return
    year = draft.year
    if year is None:
        return
    first, last = date(year.number, 8, 1), date(year.number + 1, 8, 31)
    if starts_on < first or ends_on > last:
        row.refuse(refusal("beyond-year", year=year.name))


def last_day(entry: MemberEntry | LoadEntry) -> dict[str, Any] | None:
    """The last day of a dated row as its cell holds it; a row without a day was never true and is
    not written.
    """
    before = entry.valid_before
    if before is None:
        return {}
    return {"last_on": before - timedelta(days=1)} if before > entry.valid_from else None
