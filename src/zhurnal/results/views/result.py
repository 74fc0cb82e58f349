"""``/journal/<course>/results/<pupil>/<column>/``: one result, why it is proposed, its history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.backends.utils import csrf_input
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.kernel.verdict import Refused
from zhurnal.results import policy, presenters
from zhurnal.results.commands.enter import enter
from zhurnal.results.forms import FORMS, CellForm
from zhurnal.results.queries.result_page import result_page
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import is_conflict, sentence

#: Obstacles that nothing typed on the page removes: a page of their own says why.
_CLOSED = {"role-lacks-permission", "results-not-yours"}


@require_safe
def show(request: ActorRequest, course_id: UUID, pupil_id: UUID, column: str) -> HttpResponse:
    """Show a result with its forms."""
    return _response(request, course_id, pupil_id, column)


@require_safe
def why(request: ActorRequest, course_id: UUID, pupil_id: UUID, column: str) -> HttpResponse:
    """The derivation and the history alone, as the dialog beside a table shows them."""
    return _response(request, course_id, pupil_id, column, template="results/why.html")


@require_POST
def write(request: ActorRequest, course_id: UUID, pupil_id: UUID, column: str) -> HttpResponse:
    """Carry out a form; where it fails, the page keeps what was typed."""
    policy.write_somewhere(request.actor).require()
    form = FORMS.get(request.POST.get("act", ""), FORMS["put"])(request.POST)
    cell = (course_id, pupil_id, column)
    if not form.is_valid():
        return _response(request, *cell, failed=form, status=422)
    entry = form.entry(course=course_id, pupil=pupil_id, column=column)
    verdict = enter(actor=request.actor, entry=entry, now=request.now).verdict
    if verdict:
        return redirect("results:result", *cell)
    if verdict.code == "result-not-found":
        raise Http404
    if verdict.code in _CLOSED:
        raise Refused(verdict)
    form.add_error(None, sentence(verdict))
    return _response(request, *cell, failed=form, status=409 if is_conflict(verdict) else 422)


def _response(
    request: ActorRequest,
    course_id: UUID,
    pupil_id: UUID,
    column: str,
    *,
    failed: CellForm | None = None,
    template: str = "results/result.html",
    status: int = 200,
) -> HttpResponse:
    page = result_page(
        request.actor, course_id=course_id, pupil_id=pupil_id, column=column, now=request.now
    )
    if page is None:
        raise Http404
    context: dict[str, Any] = {
        "page": page,
        "say": presenters,
        "history": [presenters.tell(line) for line in page.history],
        "failed": failed,
        "key": uuid7,
        "csrf": csrf_input(request),
    }
    return render(request, template, context, status=status)
