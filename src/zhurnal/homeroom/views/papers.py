"""``/class/<class>/papers/``: documents, events, exemptions, notices, and their forms."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.excuses.commands.register_exemption import register_exemption
from zhurnal.excuses.commands.withdraw_exemption import withdraw_exemption
from zhurnal.homeroom.commands.excuse_pupils import excuse_pupils
from zhurnal.homeroom.forms.event import EventForm
from zhurnal.homeroom.forms.exemption import ExemptionForm
from zhurnal.homeroom.queries.class_to_read import roll
from zhurnal.homeroom.views._class import class_or_404, class_to_write, papers_response
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_safe
def show(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Show every paper about the pupils of the class."""
    return papers_response(request, class_or_404(request, class_id))


@require_POST
def event(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Register an event by order for many pupils at once."""
    own = class_to_write(request, class_id)
    today = request.actor.today
    form = EventForm(request.POST, pupils=roll(class_id, today, today), prefix="event")
    if form.is_valid():
        try:
            entry = form.entry(now=request.now)
            _, number = excuse_pupils(
                actor=request.actor, entry=entry, later=False, now=request.now
            )
            return redirect(f"{_papers(class_id)}?{urlencode({'explained': number})}")
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
    return papers_response(request, own, event=form)


@require_POST
def exemption(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Register an exemption from exercise."""
    own = class_to_write(request, class_id)
    today = request.actor.today
    form = ExemptionForm(request.POST, pupils=roll(class_id, today, today), prefix="exemption")
    if form.is_valid():
        try:
            register_exemption(actor=request.actor, entry=form.entry(), now=request.now)
            return redirect(f"{_papers(class_id)}#exemptions")
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
    return papers_response(request, own, exemption=form)


@require_POST
def drop_exemption(request: ActorRequest, class_id: UUID, exemption_id: UUID) -> HttpResponse:
    """Withdraw an exemption, with a reason."""
    class_to_write(request, class_id)
    withdraw_exemption(
        actor=request.actor,
        exemption_id=exemption_id,
        reason=request.POST.get("why", "")[:500],
        now=request.now,
    )
    return redirect(f"{_papers(class_id)}#exemptions")


def _papers(class_id: UUID) -> str:
    return reverse("homeroom:papers", args=[class_id])
