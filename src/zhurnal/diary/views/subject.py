from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.charts import marks_chart
from zhurnal.diary.queries.subject_page import subject_page
from zhurnal.diary.views.asked import owners_or_404


@require_GET
def show(request: ActorRequest, pupil_id: UUID, course_id: UUID) -> HttpResponse:
    """A pupil's marks of one subject and why their mean is what it is."""
    owners = owners_or_404(request, pupil_id)
    asked = request.GET.get("term", "")
    page = subject_page(
        pupil_id=pupil_id,
        course_id=course_id,
        on=request.actor.today,
        term_number=int(asked) if asked.isdecimal() and len(asked) < 3 else None,
    )
    if page is None:
        raise Http404
    charts = [marks_chart(page, width) for width in (760, 340)] if page.counted else []
    return TemplateResponse(
        request,
        "diary/subject.html",
        {"owner": owners[0], "others": owners[1:], "page": page, "charts": charts},
    )
