"""``/school/movement/?month=2026-11&kind=transfer``: the orders about pupils of a month."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.school import policy
from zhurnal.school.commands.take_order_back import take_order_back
from zhurnal.school.http import ListsRequest
from zhurnal.school.models import MovementKind
from zhurnal.school.queries.movement_list import movement_list
from zhurnal.school.views._asked import asked_month, next_month


@require_safe
def show(request: ListsRequest) -> HttpResponse:
    """Show the orders of a month."""
    policy.read_lists(request.actor).require()
    first = asked_month(request.GET, request.actor.today)
    kind = request.GET.get("kind", "")
    before = next_month(first)
    context = {
        "orders": movement_list(first=first, before=before, kind=kind),
        "kinds": MovementKind.choices,
        "kind": kind,
        "first": first,
        "previous": first - timedelta(days=1),
        "following": before,
        "may_write": policy.keep_lists(request.actor),
        "done": "done" in request.GET,
    }
    return render(request, "school/movement.html", context)


@require_POST
def take_back(request: ListsRequest, order_id: UUID) -> HttpResponse:
    """Take an order back."""
    order = take_order_back(actor=request.actor, order_id=order_id, now=request.now)
    return redirect(f"{reverse('school:movement')}?month={order.on:%Y-%m}")
