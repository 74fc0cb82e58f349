"""What a diary page is asked for: whose diary, and which day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404

from zhurnal.access.http import ActorRequest
from zhurnal.diary.queries.children import Owner, diary_owners


def owners_or_404(request: ActorRequest, pupil_id: UUID) -> list[Owner]:
    """The diary's owner, then the actor's other children; a stranger's diary does not exist."""
    owners = diary_owners(request.actor, pupil_id)
    if not owners:
        raise Http404
    return owners


def asked_day(request: ActorRequest) -> date:
    """The day in ``?week=2026-11-16``; today without one or with nonsense."""
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return request.actor.today
    return day if 2000 <= day.year < 2100 else request.actor.today
