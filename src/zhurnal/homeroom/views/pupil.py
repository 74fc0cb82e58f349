"""``/class/<class>/pupil/<pupil>/?month=``: a pupil's absences, each with its reason."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.homeroom.forms.why import CorrectionForm, ReasonForm
from zhurnal.homeroom.queries.class_to_read import OwnClass
from zhurnal.homeroom.queries.pupil_month import pupil_month
from zhurnal.homeroom.views._class import WORDS, asked_month, class_or_404, class_to_write
from zhurnal.journal.commands.enter import enter
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import is_conflict, sentence


@require_safe
def show(request: ActorRequest, class_id: UUID, pupil_id: UUID) -> HttpResponse:
    """Show the lessons of a month that a pupil missed."""
    return _response(request, class_or_404(request, class_id), pupil_id)


@require_POST
def reason(request: ActorRequest, class_id: UUID, pupil_id: UUID) -> HttpResponse:
    """Set the reason of one absence by hand."""
    return _write(request, class_id, pupil_id, ReasonForm(request.POST))


@require_POST
def correct(request: ActorRequest, class_id: UUID, pupil_id: UUID) -> HttpResponse:
    """Correct a fact of a subject teacher, with a reason."""
    return _write(request, class_id, pupil_id, CorrectionForm(request.POST))


def _write(
    request: ActorRequest, class_id: UUID, pupil_id: UUID, form: ReasonForm | CorrectionForm
) -> HttpResponse:
    own = class_to_write(request, class_id)
    if not form.is_valid() or form.cleaned_data["pupil"] != pupil_id:
        raise Http404
    verdict = enter(actor=request.actor, entry=form.entry(), now=request.now).verdict
    if verdict:
        month = asked_month(request).isoformat()[:7]
        here = reverse("homeroom:pupil", args=[class_id, pupil_id])
        return redirect(f"{here}?month={month}#lesson-{form.cleaned_data['lesson']}")
    if verdict.code == "not-found":
        raise Http404
    failed = (form.cleaned_data["lesson"], sentence(verdict), form.cleaned_data.get("why", ""))
    return _response(request, own, pupil_id, failed, 409 if is_conflict(verdict) else 422)


def _response(
    request: ActorRequest,
    own: OwnClass,
    pupil_id: UUID,
    failed: tuple[UUID, str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = pupil_month(own, pupil_id, asked_month(request))
    if page is None:
        raise Http404
    context = {"page": page, "failed": failed, "key": uuid7, **WORDS}
    return render(request, "homeroom/pupil.html", context, status=status)
