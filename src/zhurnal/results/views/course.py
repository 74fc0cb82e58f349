"""``/journal/<course>/results/``: the results of a course, «Итоги»."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.results import presenters
from zhurnal.results.queries.course_results import course_results
from zhurnal.results.views._table import flag_words, table_data, table_texts


@require_safe
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Show pupils × terms, year, examination, final."""
    page = course_results(course_id, actor=request.actor, now=request.now)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "say": presenters,
        "flag_words": flag_words,
        "data": table_data(request.actor.person_id, page.values) if page.editing else None,
        "texts": table_texts(),
    }
    return render(request, "results/course.html", context)
