"""``/school/movement/new/?kind=transfer&class=<id>``: an order about pupils is entered.

``POST`` shows in words what begins and ends; with ``act=carry`` it is done.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhurnal.kernel.verdict import Refused
from zhurnal.school import policy
from zhurnal.school.commands.carry_out_order import carry_out_order
from zhurnal.school.forms.order import OrderForm
from zhurnal.school.http import ListsRequest
from zhurnal.school.models import MovementKind
from zhurnal.school.queries.movement_plan import PupilPlan, movement_plan
from zhurnal.school.queries.order_choices import order_choices
from zhurnal.school.rules.movement import EFFECTS
from zhurnal.school.views._asked import asked_day, asked_id
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ListsRequest) -> HttpResponse:
    """Choose the kind and the class, then the pupils; look at what would change; carry it out."""
    policy.keep_lists(request.actor).require()
    told = request.POST if request.method == "POST" else request.GET
    kind = told.get("kind", "")
    kind = kind if kind in EFFECTS else MovementKind.TRANSFER
    today = request.actor.today
    on = asked_day(told, "on", today)
    choices = order_choices(kind, asked_id(told, "class"), asked_id(told, "into"), on)
    plans: list[PupilPlan] = []
    if request.method == "POST":
        form = OrderForm(request.POST, kind=kind, choices=choices)
        plans = _plans(form)
        if request.POST.get("act") == "carry" and _carried_out(request, form, plans):
            return redirect(_done(form))
    else:
        initial = {"key": uuid7(), "order_on": today, "on": on, "into": told.get("into")}
        form = OrderForm(kind=kind, choices=choices, initial=initial)
    context: dict[str, Any] = {
        "form": form, "kind": MovementKind(kind),
        "kinds": [each for each in MovementKind.choices if each[0] in EFFECTS],
        "choices": choices, "on": on, "plans": plans, "failed": bool(form.errors),
    }  # fmt: skip
    return render(request, "school/order.html", context, status=422 if form.errors else 200)


def _plans(form: OrderForm) -> list[PupilPlan]:
    """What the order would do; what stands in its way is said by the form."""
    if not form.is_valid():
        return []
    try:
        return movement_plan(form.entry())
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return []


def _carried_out(request: ListsRequest, form: OrderForm, plans: list[PupilPlan]) -> bool:
    if not plans:
        return False
    try:
        carry_out_order(actor=request.actor, entry=form.entry(), now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return False
    return True


def _done(form: OrderForm) -> str:
    return f"{reverse('school:movement')}?month={form.cleaned_data['on']:%Y-%m}&done"
