"""``/plans/schedule/?grade=7``: the assessment schedule of a parallel."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.curriculum import policy
from zhurnal.curriculum.presenters import LIMITS
from zhurnal.curriculum.queries.assessment_schedule import assessment_schedule


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the schedule, to be printed."""
    policy.read_plans(request.actor).require()
    asked = request.GET.get("grade", "")
    grade = int(asked) if asked.isdecimal() and len(asked) < 3 else None
    schedule = assessment_schedule(request.actor, grade=grade)
    context = {"schedule": schedule, "limits": LIMITS}
    return render(request, "curriculum/schedule.html", context)
