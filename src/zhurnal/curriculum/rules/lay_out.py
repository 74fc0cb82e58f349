"""On which days the lines of a plan fall, for one course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID


def lay_out(
    lines: Iterable[UUID], days: Sequence[date], left_out: Mapping[UUID, UUID | None]
) -> dict[UUID, date | None]:
    """The day of every line: the first line falls on the first lesson, and so on.

    ``lines`` in the plan's order, ``days`` one for each lesson in order, two lessons of one day
    twice. ``left_out`` are the lines that take no lesson: each with the line it is taught together
    with, whose day it shares, or None. A line for which there is no lesson left has no day.

    Source: school practice §7 (one plan for a parallel, dates from the timetable).
    """
    found: dict[UUID, date | None] = {}
    ahead = iter(days)
    ordered = list(lines)
    for line in ordered:
        if line not in left_out:
            found[line] = next(ahead, None)
    for line in ordered:
        if line in left_out:
            found[line] = _shared(line, left_out, found)
    return found


def _shared(
    line: UUID, left_out: Mapping[UUID, UUID | None], found: Mapping[UUID, date | None]
) -> date | None:
    """The day of the line it is taught with, which may itself be taught with another."""
    seen = {line}
    into = left_out[line]
    while into is not None and into in left_out and into not in seen:
        seen.add(into)
        into = left_out[into]
    return found.get(into) if into is not None else None
