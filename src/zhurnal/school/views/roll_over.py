"""``/school/next-year/``: the passage to the next school year, seen by pupil, then done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhurnal.kernel.verdict import Refused
from zhurnal.school import policy
from zhurnal.school.commands.roll_over import roll_over
from zhurnal.school.entries import RollOverEntry
from zhurnal.school.forms.order import RollOverForm
from zhurnal.school.http import ListsRequest
from zhurnal.school.queries.roll_over_plan import roll_over_plan
from zhurnal.school.rules.next_year import Fate
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ListsRequest) -> HttpResponse:
    """Show who goes where; choose who does not simply go on; carry it out by one order."""
    policy.read_lists(request.actor).require()
    told = request.POST if request.method == "POST" else None
    if told is not None:
        policy.keep_lists(request.actor).require()
    form = RollOverForm(told, initial={"key": uuid7(), "order_on": request.actor.today})
    names = form.names() if told is not None and form.is_valid() else None
    exceptions = _exceptions(told or QueryDict())
    plan = roll_over_plan(request.actor.today, exceptions=exceptions, first_grades=names)
    carried = told is not None and told.get("act") == "carry"
    if plan and carried and form.is_valid() and _done(request, form, exceptions):
        return redirect(f"{reverse('school:movement')}?month={plan.year.number + 1}-09&done")
    if told is None and plan is not None:
        form.initial["first_grades"] = ", ".join(
            name for name, each in plan.classes.items() if each.grade == 1
        )
    context = {
        "plan": plan, "form": form, "failed": bool(form.errors), "fates": list(Fate),
        "may_write": policy.keep_lists(request.actor), "shown": told is not None,
    }  # fmt: skip
    return render(request, "school/roll_over.html", context, status=422 if form.errors else 200)


def _exceptions(told: QueryDict) -> dict[UUID, Fate]:
    """The fates chosen: fields are called after pupils; nonsense is left out."""
    found: dict[UUID, Fate] = {}
    for name, word in told.items():
        if name.startswith("fate-") and word in set(Fate):
            try:
                found[UUID(name.removeprefix("fate-"))] = Fate(str(word))
            except ValueError:
                continue
    return found


def _done(request: ListsRequest, form: RollOverForm, exceptions: dict[UUID, Fate]) -> bool:
    entry = RollOverEntry(
        key=form.cleaned_data["key"],
        number=form.cleaned_data["number"],
        order_on=form.cleaned_data["order_on"],
        exceptions=exceptions,
        first_grades=form.names(),
    )
    try:
        roll_over(actor=request.actor, entry=entry, now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return False
    return True
