"""``/journal/brought/``: marks that pupils bring from other schools and hospitals (перезачёт)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.journal import policy
from zhurnal.journal.brought_forms import LINES, LineForm, PaperForm
from zhurnal.journal.commands.bring_marks import bring_marks
from zhurnal.journal.commands.withdraw_brought import withdraw_brought
from zhurnal.journal.models import BroughtScan
from zhurnal.journal.queries.brought_marks import BroughtMarks, brought_marks
from zhurnal.journal.queries.pupils_to_bring import pupils_to_bring
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import sentence


@require_safe
def choose(request: ActorRequest) -> HttpResponse:
    """Choose the pupil."""
    policy.bring(request.actor).require()
    pupils = pupils_to_bring(request.actor)
    classes = {pupil.class_id: pupil.class_name for pupil in pupils}
    asked = request.GET.get("class", "")
    chosen = next((pk for pk in classes if str(pk) == asked or len(classes) == 1), None)
    context = {
        "classes": classes,
        "chosen": chosen,
        "pupils": [pupil for pupil in pupils if pupil.class_id == chosen],
    }
    return render(request, "journal/brought_choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """Show the papers of a pupil, and enter one with its marks."""
    policy.bring(request.actor).require()
    page = _page(request, pupil_id)
    told = request.POST if request.method == "POST" else None
    form = PaperForm(told, request.FILES or None, initial={"key": uuid7()})
    lines = [LineForm(told, prefix=f"line-{at}", page=page) for at in range(LINES)]
    if told is not None and _entered(request, page, form, lines):
        return redirect("journal:brought_of", pupil_id)
    failed = bool(form.errors) or any(line.errors for line in lines)
    context = {"page": page, "form": form, "lines": lines, "failed": failed}
    return render(request, "journal/brought.html", context, status=422 if failed else 200)


@require_POST
def withdraw(request: ActorRequest, pupil_id: UUID, paper_id: UUID) -> HttpResponse:
    """Withdraw a paper with its marks."""
    policy.bring(request.actor).require()
    page = _page(request, pupil_id)
    if paper_id not in {paper.id for paper in page.papers}:
        raise Http404
    reason = request.POST.get("why", "").strip()[:500] or _("ошибка при вводе")
    withdraw_brought(actor=request.actor, paper_id=paper_id, reason=reason, now=request.now)
    return redirect("journal:brought_of", pupil_id)


@require_safe
def scan(request: ActorRequest, pupil_id: UUID, paper_id: UUID) -> HttpResponse:
    """The scanned paper, as it was sent; a browser may show it but never guess what it is."""
    policy.bring(request.actor).require()
    page = _page(request, pupil_id)
    found = BroughtScan.objects.filter(paper=paper_id, paper__pupil=page.pupil.id).first()
    if found is None:
        raise Http404
    ending = found.media_type.rpartition("/")[2]
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    answer["Content-Disposition"] = f'attachment; filename="document.{ending}"'
    return answer


def _page(request: ActorRequest, pupil_id: UUID) -> BroughtMarks:
    page = brought_marks(pupil_id, actor=request.actor)
    if page is None:
        raise Http404
    return page


def _entered(
    request: ActorRequest, page: BroughtMarks, form: PaperForm, lines: list[LineForm]
) -> bool:
    # Every line is asked, so that all mistakes are told at once.
    valid = [each.is_valid() for each in (form, *lines)]
    if not all(valid):
        return False
    told = [line.line() for line in lines]
    entry = form.entry(page.pupil.id, [line for line in told if line])
    try:
        bring_marks(actor=request.actor, entry=entry, now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return False
    return True
