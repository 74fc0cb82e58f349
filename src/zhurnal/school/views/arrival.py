"""``/school/movement/arrival/``: a new pupil with his order, representatives and accounts."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhurnal.kernel.verdict import Refused
from zhurnal.school import policy
from zhurnal.school.commands.admit_pupil import admit_pupil
from zhurnal.school.forms.arrival import ArrivalForm, GuardianForm, PupilForm
from zhurnal.school.http import ListsRequest
from zhurnal.school.models import MovementKind
from zhurnal.school.queries.order_choices import order_choices
from zhurnal.school.views._asked import asked_day
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import sentence

GUARDIANS = ("first", "second")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ListsRequest) -> HttpResponse:
    """Enter a pupil whom the school has not known, by one act."""
    policy.keep_lists(request.actor).require()
    told = request.POST if request.method == "POST" else None
    order, pupil, guardians = _forms(request, told)
    if told is not None and _admitted(request, order, pupil, guardians):
        on = order.cleaned_data["on"]
        return redirect(f"{reverse('school:movement')}?month={on:%Y-%m}&done")
    failed = any(form.errors for form in (order, pupil, *guardians))
    context = {"order": order, "pupil": pupil, "guardians": guardians, "failed": failed}
    return render(request, "school/arrival.html", context, status=422 if failed else 200)


def _forms(
    request: ListsRequest, told: QueryDict | None
) -> tuple[ArrivalForm, PupilForm, list[GuardianForm]]:
    today = request.actor.today
    on = asked_day(told or {}, "on", today)
    order = ArrivalForm(
        told,
        choices=order_choices(MovementKind.ARRIVAL, None, None, on),
        initial={"key": uuid7(), "order_on": today, "on": today},
    )
    pupil = PupilForm(told, prefix="pupil")
    guardians = [
        GuardianForm(told, prefix=name, empty_permitted=True, initial={"kind": kind})
        for name, kind in zip(GUARDIANS, ("mother", "father"), strict=True)
    ]
    return order, pupil, guardians


def _admitted(
    request: ListsRequest, order: ArrivalForm, pupil: PupilForm, guardians: list[GuardianForm]
) -> bool:
    # Every form is asked, so that all mistakes are told at once.
    valid = [form.is_valid() for form in (order, pupil, *guardians)]
    if not all(valid):
        return False
    entry = pupil.entry()
    people = [form.entry(entry.file_number) for form in guardians]
    try:
        admit_pupil(
            actor=request.actor,
            order=order.order(),
            pupil=entry,
            guardians=[person for person in people if person],
            now=request.now,
        )
    except Refused as refused:
        order.add_error(None, sentence(refused.verdict))
        return False
    return True
