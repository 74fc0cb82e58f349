"""``/class/<class>/``: the homeroom teacher's desk, and its form of one line."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.homeroom.commands.excuse_days import excuse_days
from zhurnal.homeroom.commands.excuse_pupils import excuse_pupils
from zhurnal.homeroom.forms._fields import coverage_of
from zhurnal.homeroom.forms.paper import PaperForm
from zhurnal.homeroom.queries.class_to_read import roll
from zhurnal.homeroom.views._class import class_or_404, class_to_write, desk_response
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_safe
def show(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Show who is away today, which papers wait, what nobody has explained."""
    return desk_response(request, class_or_404(request, class_id))


@require_POST
def excuse(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Take a document, or the homeroom teacher's word, for all lessons that it covers."""
    own = class_to_write(request, class_id)
    today = request.actor.today
    form = PaperForm(request.POST, request.FILES, pupils=roll(class_id, today, today))
    if form.is_valid():
        try:
            told = _carry_out(request, form)
            return redirect(f"{reverse('homeroom:desk', args=[class_id])}?{urlencode(told)}")
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
    return desk_response(request, own, form)


def _carry_out(request: ActorRequest, form: PaperForm) -> dict[str, int]:
    actor, now, told = request.actor, request.now, form.cleaned_data
    if form.by_word:
        span = coverage_of(told)
        number = excuse_days(
            actor=actor, pupil_id=told["pupil"], coverage=span, reason=told["reason"], now=now
        )
        return {"explained": number}
    entry = form.entry(now=now, tz=actor.tz)
    _, number = excuse_pupils(actor=actor, entry=entry, later=told["later"], now=now)
    return {"registered": 1} if told["later"] else {"registered": 1, "explained": number}
