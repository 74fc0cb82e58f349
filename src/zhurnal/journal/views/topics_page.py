"""``/journal/<course>/topics/?term=<number>``: topics, material and homework of a term."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.journal.queries.topics_page import topics_page
from zhurnal.journal.tasks import task_in_words
from zhurnal.journal.views.journal_page import term_asked, term_links


@require_safe
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Show the topics of a term, today's by default."""
    page = topics_page(course_id, actor=request.actor, term=term_asked(request))
    if page is None:
        raise Http404
    context = {
        "page": page,
        "term_links": term_links(page.terms, page.term),
        "words": task_in_words,
        "today": request.actor.today,
    }
    return render(request, "journal/topics_page.html", context)
