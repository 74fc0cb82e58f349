"""``/access/homerooms/``: who leads which class by which order, and an order for a deputy."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhurnal.access import policy
from zhurnal.access.commands.appoint_homeroom import appoint_homeroom
from zhurnal.access.commands.end_homeroom import end_homeroom
from zhurnal.access.forms import HomeroomForm
from zhurnal.access.http import ActorRequest
from zhurnal.access.queries import homerooms as queries
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def homerooms(request: ActorRequest) -> HttpResponse:
    """Show the orders in force and to come, and enter a new one."""
    policy.appoint_homeroom(request.actor).require()
    today = request.actor.today
    form = HomeroomForm(
        request.POST if request.method == "POST" else None,
        classes=queries.classes_to_lead(today),
        staff=queries.staff_to_lead(),
    )
    if form.is_valid():
        try:
            appoint_homeroom(actor=request.actor, entry=form.entry(), now=request.now)
            return redirect("access:homerooms")
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
    page = {
        "form": form,
        "failed": bool(form.errors),
        "orders": queries.homerooms(today),
        "today": today,
    }
    return render(request, "access/homerooms.html", page, status=422 if form.errors else 200)


@require_POST
def end(request: ActorRequest, assignment_id: UUID) -> HttpResponse:
    """End an order today."""
    end_homeroom(actor=request.actor, assignment_id=assignment_id, now=request.now)
    return redirect("access:homerooms")
