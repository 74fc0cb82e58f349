"""``/plans/<plan>/submit|approve|return/``: a plan on its way to approval, and its corrections."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.curriculum import policy
from zhurnal.curriculum.commands.approve_plan import approve_plan
from zhurnal.curriculum.commands.return_plan import return_plan
from zhurnal.curriculum.commands.submit_plan import submit_plan
from zhurnal.curriculum.forms import ApprovalForm
from zhurnal.curriculum.presenters import DEVIATIONS
from zhurnal.curriculum.queries.correction_sheet import correction_sheet
from zhurnal.curriculum.views._answers import or_404
from zhurnal.curriculum.views.plan import answer, page_or_404
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_POST
def submit(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Submit the plan."""
    with or_404():
        submit_plan(actor=request.actor, plan_id=plan_id, now=request.now)
    return redirect("curriculum:plan", plan_id)


@require_POST
def approve(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Approve the plan by an order."""
    page = page_or_404(request, plan_id)
    policy.approve_plans(request.actor).require()
    form = ApprovalForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            approve_plan(actor=request.actor, plan_id=plan_id, now=request.now, **told)
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
        else:
            return redirect("curriculum:plan", plan_id)
    return answer(request, page, approval=form, status=422)


@require_POST
def give_back(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Return the plan with a remark."""
    remark = request.POST.get("remark", "")[:500]
    with or_404():
        return_plan(actor=request.actor, plan_id=plan_id, remark=remark, now=request.now)
    return redirect("curriculum:plan", plan_id)


@require_safe
def corrections(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Show the correction sheet, to be printed."""
    sheet = correction_sheet(plan_id, actor=request.actor)
    if sheet is None:
        raise Http404
    return render(request, "curriculum/corrections.html", {"sheet": sheet, "ways": DEVIATIONS})
