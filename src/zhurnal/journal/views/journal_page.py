"""``/journal/<course>/?term=<number>``: the journal page of a course for a term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.journal.queries.journal_page import TermChoice, journal_page
from zhurnal.journal.views._grid_data import grid_data
from zhurnal.journal.views._grid_texts import grid_dialogs, grid_texts


@require_safe
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Show the page of a term, today's by default."""
    page = journal_page(course_id, actor=request.actor, now=request.now, term=term_asked(request))
    if page is None:
        raise Http404
    context = {
        "page": page,
        "term_links": term_links(page.terms, page.term),
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


def term_asked(request: ActorRequest) -> int | None:
    """The number of the term that the address names, if it names one."""
    asked = request.GET.get("term")
    if asked is None:
        return None
    if not asked.isdecimal() or len(asked) > 2:
        raise Http404
    return int(asked)


def term_links(terms: Iterable[TermChoice], shown: TermChoice) -> list[tuple[str, str, bool]]:
    """Links to the terms of a course, the one in sight marked."""
    return [(term.name, f"?term={term.number}", term == shown) for term in terms]
