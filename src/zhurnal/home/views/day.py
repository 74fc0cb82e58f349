"""``/day/?on=2026-11-18``: a teacher's day, today's by default."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.home.queries.my_day import my_day
from zhurnal.home.words import owed_line, slot_state, steps_of


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the lessons of a day and everything that is owed."""
    may(request.actor, Permission.JOURNAL_WRITE).require()
    day = my_day(request.actor, _asked_day(request), now=request.now)
    actor, now = request.actor, request.now
    page = {
        "day": day,
        "today": actor.today,
        "tomorrow": actor.today + timedelta(days=1),
        "now": now,
        "owed": [owed_line(owed, actor, now=now) for owed in day.owed],
        "slots": [
            (lesson, slot_state(lesson, now), steps_of(lesson, actor, now=now))
            for lesson in day.lessons
        ],
    }
    return TemplateResponse(request, "home/day.html", page)


def _asked_day(request: ActorRequest) -> date:
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.actor.today
    return day if 2000 <= day.year < 2100 else request.actor.today
