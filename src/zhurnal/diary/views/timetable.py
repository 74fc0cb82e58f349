from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.views.asked import asked_day, owners_or_404
from zhurnal.timetable.queries.week_table import of_pupil, week_table, year_of


@require_GET
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """The weekly timetable of the pupil's class and groups as it holds on a day."""
    owners = owners_or_404(request, pupil_id)
    on = asked_day(request)
    year = year_of(on)
    table = week_table(year, on, of_pupil(pupil_id, on)) if year else None
    page = {"owner": owners[0], "others": owners[1:], "on": on, "table": table}
    return TemplateResponse(request, "diary/timetable.html", page)
