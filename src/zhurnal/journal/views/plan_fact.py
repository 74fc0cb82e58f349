"""``/journal/<course>/plan/``: the plan of a course against what was taught.

``POST`` departs from the plan or takes that back; ``act`` says which.
"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhurnal.access import policy as access
from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.curriculum import policy
from zhurnal.curriculum.entries import LeaveOut
from zhurnal.curriculum.presenters import DEVIATIONS
from zhurnal.journal.commands.end_departure import end_departure
from zhurnal.journal.commands.explain_topic import explain_topic
from zhurnal.journal.commands.leave_out_lines import leave_out_lines
from zhurnal.journal.queries.fulfilment import fulfilment
from zhurnal.journal.queries.plan_fact import PlanFact, plan_fact
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest, course_id: UUID) -> HttpResponse:
    """Show plan and fact, and carry out a departure."""
    page = plan_fact(course_id, actor=request.actor, now=request.now)
    if page is None:
        raise Http404
    if request.method != "POST":
        return _answer(request, page)
    policy.write_plan(request.actor, {course_id}).require()
    try:
        _depart(request, course_id)
    except Refused as refused:
        if refused.verdict.code == "not-found":
            raise Http404 from None
        return _answer(request, page, problem=sentence(refused.verdict))
    return redirect("journal:plan", course_id)


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the fulfilment of the curriculum for every course that one sees."""
    access.may(request.actor, Permission.JOURNAL_READ).require()
    context = {"page": fulfilment(request.actor, now=request.now)}
    return render(request, "journal/fulfilment.html", context)


def _depart(request: ActorRequest, course_id: UUID) -> None:
    told, actor, now = request.POST, request.actor, request.now
    reason = told.get("reason", "")[:300]
    match told.get("act"):
        case "end":
            end_departure(course_id=course_id, act=_uuid(told.get("of")), actor=actor, now=now)
        case "explain":
            explain_topic(lesson_id=_uuid(told.get("of")), reason=reason, actor=actor, now=now)
        case "leave" | "alone" | "merge" as how:
            lines = tuple(_pairs(told))
            entry = LeaveOut(course=course_id, lines=lines, alone=how == "alone", reason=reason)
            leave_out_lines(entry=entry, actor=actor, now=now)
        case _:
            raise Http404


def _pairs(told: QueryDict) -> list[tuple[UUID, UUID | None]]:
    """Lines as «line» or «line into»."""
    pairs: list[tuple[UUID, UUID | None]] = []
    for each in told.getlist("line"):
        line, _, into = each.partition(" ")
        pairs.append((_uuid(line), _uuid(into) if into else None))
    return pairs


def _uuid(text: str | None) -> UUID:
    try:
        return UUID(text or "")
    except ValueError:
        raise Http404 from None


def _answer(request: ActorRequest, page: PlanFact, *, problem: str = "") -> HttpResponse:
    context = {
        "page": page,
        "problem": problem,
        "reason": request.POST.get("reason", ""),
        "kinds": DEVIATIONS,
        "failed": bool(problem),
    }
    return render(request, "journal/plan_fact.html", context, status=422 if problem else 200)
