"""``/plans/<plan>/?edit=<line>`` or ``?after=<line>``: a plan, one of its lines open to be written.

Without scripts and by keyboard alone: Enter in a line saves it and opens the next one.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.curriculum.commands.move_line import move_line
from zhurnal.curriculum.commands.remove_line import remove_line
from zhurnal.curriculum.commands.write_line import write_line
from zhurnal.curriculum.forms import ApprovalForm, LineForm
from zhurnal.curriculum.presenters import PLAN_STATES
from zhurnal.curriculum.queries.plan_page import LineTold, PlanPage, plan_page
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.web.refusals import is_conflict, sentence

#: What stands for «after no line»: at the head of the plan.
HEAD = "head"


@require_safe
def show(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Show the plan."""
    page = page_or_404(request, plan_id)
    return answer(request, page, line=_line_asked(request, page) if page.open else None)


@require_POST
def write(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Write, move or take out a line; what cannot be done comes back as it was typed."""
    page = page_or_404(request, plan_id)
    if not page.may_write:
        raise Refused(refusal("plan-not-yours"))
    form = LineForm(request.POST, by_correction=page.by_correction)
    if form.is_valid():
        try:
            return redirect(_done(request, page, form))
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
            if is_conflict(refused.verdict):
                form = _seen_anew(form, page)
    return answer(request, page, line=form, status=422)


def _done(request: ActorRequest, page: PlanPage, form: LineForm) -> str:
    """Carry the act of the pressed button out; the address that follows."""
    act, entry = request.POST.get("act", "save"), form.entry(page.plan_id)
    who: dict[str, Any] = {"actor": request.actor, "reason": entry.reason, "now": request.now}
    if entry.line is None or act in {"save", "onward"}:
        line_id = write_line(actor=request.actor, entry=entry, now=request.now)
        return _after(page, line_id, onward=act == "onward")
    line = (page.plan_id, entry.line)
    if act == "remove":
        remove_line(line=line, version=entry.version, **who)
        return reverse("curriculum:plan", args=[page.plan_id])
    move_line(line=line, places=-1 if act == "up" else 1, **who)
    return _address(page.plan_id, entry.line, open_it=True)


def page_or_404(request: ActorRequest, plan_id: UUID) -> PlanPage:
    """The plan, as far as it exists for whoever asks."""
    page = plan_page(plan_id, actor=request.actor)
    if page is None:
        raise Http404
    return page


def answer(
    request: ActorRequest,
    page: PlanPage,
    *,
    line: LineForm | None = None,
    approval: ApprovalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a plan with the forms that are open on it."""
    writes = line if line is not None else approval
    context = {
        "page": page,
        "form": line,
        "edited": str(line["line"].value() or "") if line is not None else "",
        "after": str(line["after"].value() or HEAD) if line is not None else "",
        "approval": approval or ApprovalForm(initial={"order_on": request.actor.today}),
        "words": PLAN_STATES,
        "kinds": sorted({each.work for each in page.lines if each.work}),
        "failed": bool(writes is not None and writes.errors),
        "errors": writes if writes is not None and writes.errors else None,
    }
    return render(request, "curriculum/plan.html", context, status=status)


def _line_asked(request: ActorRequest, page: PlanPage) -> LineForm | None:
    edit, after = request.GET.get("edit", ""), request.GET.get("after", "")
    line = next((each for each in page.lines if str(each.line_id) == edit), None)
    if line is not None:
        return LineForm(initial=_told(line), by_correction=page.by_correction)
    before = next((each for each in page.lines if str(each.line_id) == after), None)
    if before is None and after != HEAD:
        return None
    told = {"after": before.line_id, "section": before.section} if before else {}
    return LineForm(initial=told, by_correction=page.by_correction)


def _told(line: LineTold) -> dict[str, object]:
    return {
        "line": line.line_id,
        "version": line.version,
        "section": line.section,
        "topic": line.topic,
        "work": line.work,
        "homework": line.homework,
    }


def _seen_anew(form: LineForm, page: PlanPage) -> LineForm:
    """The same words over the line as it stands now: sent once more, they are written."""
    line = next((each for each in page.lines if str(each.line_id) == form["line"].value()), None)
    if line is not None:
        form.data = {**{name: form[name].value() for name in form.fields}, "version": line.version}
    return form


def _after(page: PlanPage, line_id: UUID, *, onward: bool) -> str:
    """Where one goes from a line that was saved: to the next, or to a new one behind the last."""
    ids = [line.line_id for line in page.lines]
    if not onward:
        return _address(page.plan_id, line_id)
    if line_id in ids[:-1]:
        return _address(page.plan_id, ids[ids.index(line_id) + 1], open_it=True)
    plan = reverse("curriculum:plan", args=[page.plan_id])
    return f"{plan}?after={line_id}#new-line"


def _address(plan_id: UUID, line_id: UUID, *, open_it: bool = False) -> str:
    plan = reverse("curriculum:plan", args=[plan_id])
    return f"{plan}{f'?edit={line_id}' if open_it else ''}#line-{line_id}"
