"""``/journal/<course>/changes/?term=<number>&after=<cursor>``: what others wrote on a page since,
for whoever has it open. ``after`` is what the page, or the last answer, named.

    {"after": 1795000000000, "stale": false,
     "lessons": [{"id", "missing": ["attendance", "topic", "homework"],
                  "works": [{"id", "type", "name", "title", "weight", "due"}]}],
     "marks": [[pupil, work, value, version, corrected, comment, who]],
     "absences": [[pupil, lesson, fact, reason, minutes, version, who]]}

A cell is news if its version is greater than the one on the page. ``stale``: open the page anew.

Source: issue 3, point 8; R-3.2-d.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.assessment.wording import due_words
from zhurnal.journal.queries._page_columns import WorkHead
from zhurnal.journal.queries.page_changes import PageChanges, page_changes
from zhurnal.journal.views._grid_data import cursor

#: Milliseconds since 1970, until the year 2286.
_DIGITS = 13


@require_safe
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Tell what changed on the page of a term."""
    changes = page_changes(
        course_id,
        term=_number(request, "term", digits=2),
        actor=request.actor,
        now=request.now,
        after=datetime.fromtimestamp(_number(request, "after", digits=_DIGITS) / 1000, UTC),
    )
    if changes is None:
        raise Http404
    return HttpResponse(msgspec.json.encode(_told(changes)), content_type="application/json")


def _number(request: ActorRequest, name: str, *, digits: int) -> int:
    asked = request.GET.get(name, "")
    if not asked.isascii() or not asked.isdecimal() or len(asked) > digits:
        raise Http404
    return int(asked)


def _told(changes: PageChanges) -> dict[str, Any]:
    return {
        "after": cursor(changes.after),
        "stale": changes.stale,
        "lessons": [
            {"id": column.id, "missing": column.missing, "works": [*map(_work, column.works)]}
            for column in changes.columns
        ],
        "marks": changes.marks,
        "absences": changes.absences,
    }


def _work(work: WorkHead) -> dict[str, Any]:
    return {
        "id": work.id,
        "type": work.type,
        "name": work.name,
        "title": work.title,
        "weight": work.weight,
        "due": due_words(work.due_on),
    }
