"""``/import/plan/<plan>/``: a lesson plan brought in as a table.

The table is shown with what becomes of every row; the preview holds it, and sends it to be taken.
"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands.replace_lines import replace_lines
from zhurnal.curriculum.entries import ReplaceLines
from zhurnal.curriculum.queries.plan_page import PlanPage, plan_page
from zhurnal.curriculum.queries.visible_plans import courses_of_plan
from zhurnal.interop.forms.plan_table import PlanTableForm
from zhurnal.interop.queries.plan_preview import plan_preview
from zhurnal.interop.xlsx.plan_table import PlanTable, as_text, read_plan
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Ask for the table, and show what it would change."""
    page = _page(request, plan_id)
    if request.method != "POST":
        return _answer(request, page, PlanTableForm())
    form = PlanTableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _answer(request, page, form, status=422)
    table = read_plan(form.cleaned_data["rows"])
    return _answer(request, page, form, table=table, status=200 if table.is_sound else 422)


@require_POST
def take(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Write the plan anew from the table of the preview."""
    page = _page(request, plan_id)
    form = PlanTableForm(request.POST)
    if not form.is_valid():
        return _answer(request, page, form, status=422)
    table = read_plan(form.cleaned_data["rows"])
    seen = request.POST.get("version", "")
    entry = ReplaceLines(
        plan=plan_id,
        version=int(seen) if seen.isdecimal() and len(seen) < 9 else -1,
        lines=table.lines,
        reason=request.POST.get("reason", "")[:300],
    )
    try:
        replace_lines(actor=request.actor, entry=entry, now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return _answer(request, page, form, table=table, status=422)
    return redirect("curriculum:plan", plan_id)


def _page(request: ActorRequest, plan_id: UUID) -> PlanPage:
    page = plan_page(plan_id, actor=request.actor)
    if page is None:
        raise Http404
    policy.write_plan(request.actor, courses_of_plan(plan_id)).require()
    return page


def _answer(
    request: ActorRequest,
    page: PlanPage,
    form: PlanTableForm,
    *,
    table: PlanTable | None = None,
    status: int = 200,
) -> HttpResponse:
    sound = table is not None and table.is_sound
    context = {
        "page": page,
        "form": form,
        "table": table,
        "preview": plan_preview(page, table.lines) if table and sound else None,
        "held": as_text(table.lines) if table and sound else "",
        "wrong": [
            (row.number, title, sentence(verdict))
            for row in (table.rows if table else ())
            for title, verdict in row.wrong
        ],
        "reason": request.POST.get("reason", ""),
        "failed": bool(form.errors),
    }
    return render(request, "interop/plan_table.html", context, status=status)
