from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.queries.diary_week import diary_week
from zhurnal.diary.views.asked import asked_day, owners_or_404


@require_GET
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """The week of a pupil."""
    owners = owners_or_404(request, pupil_id)
    week = diary_week(pupil_id, asked_day(request))
    today = request.actor.today
    next_day = next((day.on for day in week.days if day.on > today and day.lessons), None)
    page = {
        "owner": owners[0],
        "others": owners[1:],
        "week": week,
        "today": today,
        "next_day": next_day,
        "tomorrow": today + timedelta(days=1),
    }
    return TemplateResponse(request, "diary/week.html", page)
