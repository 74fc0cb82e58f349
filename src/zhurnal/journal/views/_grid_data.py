"""What the program of the grid gets with a page: ids and versions, which the table cannot show."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from zhurnal.assessment.wording import due_words, term_words
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.journal.queries.journal_page import JournalPage
from zhurnal.journal.queries.page_changes import OVERLAP
from zhurnal.journal.views._scale_data import scale_data
from zhurnal.web.refusals import sentence


def grid_data(
    page: JournalPage, *, owner: UUID | None, today: date, now: datetime
) -> dict[str, Any]:
    """The page as data: lines and columns named by their positions in the table, works by theirs
    in the list, so that an id is sent once; ``retake_of`` is a position too. Marks and absences
    are tuples as ``MarkEntry`` and ``AbsenceEntry`` list their fields; ``owner`` is the person
    whose entries wait on a device; ``changes`` is where to ask for what others write, from the
    moment ``after`` on: a little before the page was read, for whoever was writing just then.
    """
    changes = reverse("journal:changes", args=[page.course_id])
    works = [(at, work) for at, column in enumerate(page.columns) for work in column.works]
    places = {work.id: place for place, (_, work) in enumerate(works)}
    return {
        "owner": owner,
        "writes": bool(page.editing),
        "refusal": sentence(page.editing),
        "marked": page.marked,
        "changes": f"{changes}?term={page.term.number}",
        "after": cursor(now - OVERLAP),
        "types": [_kind(kind) for kind in page.types],
        "scale": scale_data(page.act, page.scale, today=today),
        "comments": page.comments,
        "pupils": [line.id for line in page.lines],
        "brought": {at: line.brought for at, line in enumerate(page.lines) if line.brought},
        "lessons": [
            {
                "id": column.id,
                "on": column.on,
                "open": column.open,
                "closed": sentence(column.lock),
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
                "criterion": work.criterion,
                "retake_of": places.get(work.retake_of) if work.retake_of else None,
                "due": due_words(work.due_on),
            }
            for at, work in works
        ],
        "marks": page.marks,
        "absences": page.absences,
    }


def cursor(at: datetime) -> int:
    """A moment as the program hands it back: milliseconds since 1970."""
    return int(at.timestamp() * 1000)


def _kind(kind: WorkKind) -> dict[str, Any]:
    return {
        "code": kind.code,
        "name": kind.name,
        "short_name": kind.short_name,
        "weight": kind.weight,
        "is_control": kind.is_control,
        "criteria": kind.criteria,
        "term": term_words(kind.term),
    }
