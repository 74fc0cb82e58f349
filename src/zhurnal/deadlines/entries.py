"""What a deputy head says when he opens a page again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPage:
    """A page, its teacher (a person), until when (aware), and why.

    With ``days`` the lessons of the days from the first to the second, both included, are opened;
    without them the results, of a term or else of the year.
    """

    course_id: UUID
    teacher_id: UUID
    until: datetime
    reason: str
    days: tuple[date, date] | None = None
    term_id: UUID | None = None
