"""What the program of the grid gets with a page: ids and versions, which the table cannot show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from zhurnal.journal.queries.journal_page import JournalPage
from zhurnal.journal.queries.page_changes import OVERLAP
from zhurnal.web.refusals import sentence


def grid_data(page: JournalPage, *, owner: UUID | None, now: datetime) -> dict[str, Any]:
    """The page as data: lines and columns named by their positions in the table, works by theirs
    in the list, so that an id is sent once. Marks and absences are tuples as ``MarkEntry`` and
    ``AbsenceEntry`` list their fields; ``owner`` is the person whose entries wait on a device;
    ``changes`` is where to ask for what others write, from the moment ``after`` on: a little before
    the page was read, for whoever was writing just then.
    """
    changes = reverse("journal:changes", args=[page.course_id])
    return {
        "owner": owner,
        "writes": bool(page.editing),
        "refusal": sentence(page.editing),
        "marked": page.marked,
        "changes": f"{changes}?term={page.term.number}",
        "after": cursor(now - OVERLAP),
        "types": page.types,
        "pupils": [line.id for line in page.lines],
        "lessons": [
            {
                "id": column.id,
                "on": column.on,
                "open": column.open,
                "cancelled": column.cancelled,
            }
            for column in page.columns
        ],
        "works": [
            {
                "id": work.id,
                "lesson": at,
                "type": work.type,
                "name": work.name,
                "title": work.title,
                "weight": work.weight,
            }
            for at, column in enumerate(page.columns)
            for work in column.works
        ],
        "marks": page.marks,
        "absences": page.absences,
    }


def cursor(at: datetime) -> int:
    """A moment as the program hands it back: milliseconds since 1970."""
    return int(at.timestamp() * 1000)
