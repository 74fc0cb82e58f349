"""Days inside the school year."""

from __future__ import annotations

from datetime import date

from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.kernel.verdict import refusal


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
