from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.queries.subject_list import subject_list
from zhurnal.diary.views.asked import owners_or_404


@require_GET
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """The pupil's subjects in the running term."""
    owners = owners_or_404(request, pupil_id)
    terms, rows = subject_list(pupil_id=pupil_id, on=request.actor.today)
    page = {"owner": owners[0], "others": owners[1:], "terms": terms, "rows": rows}
    return TemplateResponse(request, "diary/subjects.html", page)
