"""``GET /journal/history/<lesson>/`` and ``…/<lesson>/<pupil>/``: what happened, oldest first.

A fragment of HTML for the drawer, or for a script that accepts JSON
``{"lines": [{"at", "when", "who", "role", "source", "what", "reason"}]}``: ``at`` is ISO 8601,
everything else is in the reader's language and to be shown as it is.

Source: R-1.3-b.
"""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.journal.presenters import tell
from zhurnal.journal.queries.cell_history import cell_history
from zhurnal.journal.queries.history_lines import HistoryLine
from zhurnal.journal.queries.lesson_history import lesson_history
from zhurnal.web.answers import wants_json


@require_safe
def of_cell(request: ActorRequest, lesson_id: UUID, pupil_id: UUID) -> HttpResponse:
    """The history of a pupil's cell at a lesson."""
    lines = cell_history(request.actor, lesson_id=lesson_id, pupil_id=pupil_id)
    return _show(request, lines)


@require_safe
def of_lesson(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """The history of a lesson as a whole."""
    return _show(request, lesson_history(request.actor, lesson_id=lesson_id))


def _show(request: ActorRequest, lines: tuple[HistoryLine, ...] | None) -> HttpResponse:
    if lines is None:
        raise Http404
    told = [tell(line) for line in lines]
    if wants_json(request):
        content = msgspec.json.encode({"lines": told})
        return HttpResponse(content, content_type="application/json")
    return render(request, "journal/history.html", {"lines": told})
