"""``/journal/<course>/?term=<number>``: the journal page of a course for a term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.journal.queries.journal_page import JournalPage, journal_page
from zhurnal.journal.views._grid_data import grid_data
from zhurnal.journal.views._grid_texts import grid_dialogs, grid_texts


@require_safe
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Show the page of a term, today's by default."""
    page = journal_page(course_id, actor=request.actor, now=request.now, term=_term(request))
    if page is None:
        raise Http404
    context = {
        "page": page,
        "term_links": _term_links(page),
        "grid": grid_data(
            page, owner=request.actor.person_id, today=request.actor.today, now=request.now
        ),
        "texts": grid_texts(),
        "dialogs": grid_dialogs(),
        "row": _row,
    }
    return render(request, "journal/journal_page.html", context)


def _row(drawn: Sequence[str], cells: Iterable[int]) -> SafeString:
    """A line of cells, from cells that the template has drawn."""
    return mark_safe("".join([drawn[at] for at in cells]))  # noqa: S308


def _term(request: ActorRequest) -> int | None:
    asked = request.GET.get("term")
    if asked is None:
        return None
    if not asked.isdecimal() or len(asked) > 2:
        raise Http404
    return int(asked)


def _term_links(page: JournalPage) -> list[tuple[str, str, bool]]:
    return [(term.name, f"?term={term.number}", term == page.term) for term in page.terms]
