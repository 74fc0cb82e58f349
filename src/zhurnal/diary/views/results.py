from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.views.asked import owners_or_404
from zhurnal.results import presenters
from zhurnal.results.queries.pupil_results import pupil_result, pupil_results


@require_GET
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """The pupil's subjects with the marks of terms, the year, examinations and the final ones."""
    owners = owners_or_404(request, pupil_id)
    found = pupil_results(pupil_id, today=request.actor.today, now=request.now)
    page = {"owner": owners[0], "others": owners[1:], "page": found, "say": presenters}
    return TemplateResponse(request, "diary/results.html", page)


@require_GET
def why(request: ActorRequest, pupil_id: UUID, course_id: UUID, column: str) -> HttpResponse:
    """One result, and why the act proposes what it does."""
    owners = owners_or_404(request, pupil_id)
    found = pupil_result(
        pupil_id,
        course_id=course_id,
        column=column,
        today=request.actor.today,
        now=request.now,
    )
    if found is None:
        raise Http404
    page = {"owner": owners[0], "page": found, "say": presenters}
    return TemplateResponse(request, "diary/result.html", page)
