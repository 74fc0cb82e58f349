"""``/plans/``: the lesson plans one may read, and own courses that have none."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands.open_plan import open_plan
from zhurnal.curriculum.presenters import PLAN_STATES
from zhurnal.curriculum.queries.plan_list import plan_list
from zhurnal.curriculum.views._answers import or_404


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """List the plans of the year."""
    policy.read_plans(request.actor).require()
    context = {"list": plan_list(request.actor), "words": PLAN_STATES}
    return render(request, "curriculum/plans.html", context)


@require_POST
def begin(request: ActorRequest) -> HttpResponse:
    """Begin the plan of a course."""
    try:
        course = UUID(request.POST.get("course", ""))
    except ValueError:
        raise Http404 from None
    with or_404():
        plan = open_plan(actor=request.actor, course_id=course, now=request.now)
    return redirect("curriculum:plan", plan)
