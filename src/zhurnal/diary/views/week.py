from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.queries.diary_week import DiaryWeek, diary_week
from zhurnal.diary.views.asked import asked_day, owners_or_404

#: When most lessons are over and homework begins.
_AFTERNOON = time(14, 0)


@require_GET
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """The week of a pupil."""
    owners = owners_or_404(request, pupil_id)
    week = diary_week(pupil_id, asked_day(request))
    today = request.actor.today
    page = {
        "owner": owners[0],
        "others": owners[1:],
        "week": week,
        "today": today,
        "next_day": _pinned(week, request),
        "tomorrow": today + timedelta(days=1),
    }
    return TemplateResponse(request, "diary/week.html", page)


def _pinned(week: DiaryWeek, request: ActorRequest) -> date | None:
    """The day to prepare for: from two o'clock on, or at once when today has no lessons."""
    today = request.actor.today
    busy = any(day.on == today and day.lessons for day in week.days)
    if busy and request.now.astimezone(request.actor.tz).time() < _AFTERNOON:
        return None
    return next((day.on for day in week.days if day.on > today and day.lessons), None)
