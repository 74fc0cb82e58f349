"""``/assessment/edit/``: a new version of the act, first typed, then looked at, then enacted."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.assessment import policy
from zhurnal.assessment.act import Act
from zhurnal.assessment.commands.enact_act import enact_act
from zhurnal.assessment.forms.act import ActForm
from zhurnal.assessment.forms.example import ExampleForm
from zhurnal.assessment.forms.order import OrderForm
from zhurnal.assessment.queries.versions import Version, versions
from zhurnal.assessment.rules.differences import differences
from zhurnal.assessment.titles import SECTIONS, TITLES
from zhurnal.assessment.views._example import tried
from zhurnal.assessment.wording import difference_words
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence

_ADD = "add:"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest) -> HttpResponse:
    """Type a version, look at what changes, enact it; what was typed goes along."""
    policy.enact(request.actor).require()
    last = next(iter(versions()), None)
    act = last.act if last else Act()
    if request.method != "POST":
        return _form_page(request, ActForm(act), act)
    step = request.POST.get("act", "")
    form = ActForm(act, request.POST, add=step.removeprefix(_ADD))
    if step.startswith(_ADD) or step == "back":
        return _form_page(request, form, act)
    if not form.is_valid():
        return _form_page(request, form, act, status=422)
    order = OrderForm(request.POST, request.FILES) if step == "enact" else _order(request)
    if step == "enact" and order.is_valid():
        try:
            enact_act(actor=request.actor, act=form.act(), order=order.order(), now=request.now)
            return redirect(f"{reverse('assessment:act')}?done=enacted")
        except Refused as refused:
            order.add_error(None, sentence(refused.verdict))
    return _preview(request, form, order, last)


@require_POST
def example(request: ActorRequest) -> HttpResponse:
    """The example alone, for a page that recomputes it while parameters are typed."""
    policy.enact(request.actor).require()
    last = next(iter(versions()), None)
    act = last.act if last else Act()
    form = ActForm(act, request.POST)
    valid = form.is_valid()
    context = _example(ExampleForm(request.POST), act, form.act() if valid else None)
    return render(request, "assessment/_example.html", context)


def _order(request: ActorRequest) -> OrderForm:
    """An order of today that holds from tomorrow, unless said otherwise."""
    today = request.actor.today
    return OrderForm(initial={"on": today, "in_force_from": today + timedelta(days=1)})


def _form_page(
    request: ActorRequest, form: ActForm, act: Act, *, status: int = 200
) -> HttpResponse:
    typed = request.method == "POST"
    trial = ExampleForm(request.POST) if typed else ExampleForm(_usual())
    context = {
        "form": form,
        "errors": form.errors() if status == 422 else [],
        "failed": status == 422,
        "parts": SECTIONS,
        "titles": TITLES,
        **_example(trial, act, act if not typed else None),
    }
    return render(request, "assessment/edit.html", context, status=status)


def _preview(
    request: ActorRequest, form: ActForm, order: OrderForm, last: Version | None
) -> HttpResponse:
    old, new = last.act if last else Act(), form.act()
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "act", *order.fields}
        for value in values
    ]
    context = {
        "typed": typed,
        "last": last,
        "told": [difference_words(each) for each in differences(old, new)],
        "order": order,
        "failed": bool(order.errors),
        **_example(ExampleForm(request.POST), old, new),
    }
    return render(request, "assessment/preview.html", context, status=422 if order.errors else 200)


def _usual() -> dict[str, object]:
    return {name: field.initial for name, field in ExampleForm.base_fields.items()}


def _example(trial: ExampleForm, old: Act, new: Act | None) -> dict[str, object]:
    readable = trial.is_valid() and new is not None
    return {
        "trial": trial,
        "old": tried(trial, old) if trial.is_valid() else None,
        "new": tried(trial, new) if readable and new is not None else None,
    }
