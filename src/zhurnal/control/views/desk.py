"""``/control/``: how the school keeps its terms, and the duties behind each figure."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.control import policy
from zhurnal.control.commands.waive_obligation import waive_obligation
from zhurnal.control.models import Bookmark, Clause
from zhurnal.control.presenters import HOW, STATES
from zhurnal.control.queries.desk import control_desk
from zhurnal.control.queries.duty_list import Wanted, duty_list
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show teachers × clauses and classes × clauses."""
    policy.read(request.actor).require()
    context = {
        "desk": control_desk(request.actor, now=request.now),
        "clauses": list(Clause),
        "reckoned": Bookmark.objects.filter(event_id__isnull=False).exists(),
    }
    return render(request, "control/desk.html", context)


@require_safe
def duties(request: ActorRequest) -> HttpResponse:
    """List the duties behind a figure."""
    policy.read(request.actor).require()
    return _answer(request, request.GET)


@require_http_methods(["POST"])
def waive(request: ActorRequest, duty_id: UUID) -> HttpResponse:
    """Waive a duty with a reason."""
    policy.read(request.actor).require()
    reason, back = request.POST.get("reason", "")[:500], QueryDict(request.POST.get("back", ""))
    try:
        waive_obligation(actor=request.actor, obligation_id=duty_id, reason=reason, now=request.now)
    except Refused as refused:
        if refused.verdict.code == "no-such-obligation":
            raise Http404 from None
        problem = {"duty": duty_id, "reason": reason, "words": sentence(refused.verdict)}
        return _answer(request, back, problem=problem)
    return redirect(f"{reverse('control:duties')}?{back.urlencode()}")


def _answer(
    request: ActorRequest, asked: QueryDict, *, problem: dict[str, object] | None = None
) -> HttpResponse:
    wanted = _wanted(asked)
    found = duty_list(request.actor, wanted, now=request.now)
    if found is None:
        raise Http404
    context = {
        "list": found,
        "wanted": wanted,
        "clauses": Clause,
        "how": HOW,
        "states": STATES,
        "back": asked.urlencode(),
        "problem": problem,
        "may_waive": bool(policy.may_waive(request.actor)),
    }
    return render(request, "control/duties.html", context, status=422 if problem else 200)


def _wanted(asked: QueryDict) -> Wanted:
    clause, how = asked.get("clause", ""), asked.get("how", "")
    return Wanted(
        clause=clause if clause in Clause.values else "",
        teacher=_uuid(asked.get("teacher")),
        class_id=_uuid(asked.get("class")),
        nobody=asked.get("teacher") == "nobody",
        how=how if how in HOW else "",
    )


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
