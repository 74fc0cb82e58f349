"""The verdict on every row before anything is written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.interop import policy
from zhurnal.interop.queries.preview import Asked
from zhurnal.interop.queries.preview import preview as preview_of
from zhurnal.interop.queries.waiting_upload import waiting_upload
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence

_TITLES = {
    Outcome.REFUSED: _("Отклонено"),
    Outcome.CHANGED: _("Изменится"),
    Outcome.NEW: _("Новое"),
    Outcome.UNCHANGED: _("Без изменений"),
}


@require_safe
def preview(request: ActorRequest) -> HttpResponse:
    """Show what taking the workbook would do, what is wrong first."""
    policy.import_lists(request.actor).require()
    upload = waiting_upload(request.actor)
    if upload is None:
        return redirect("interop:start")
    leaf = request.GET.get("leaf", "")
    asked = Asked(
        request.GET.get("sheet", ""),
        request.GET.get("show", ""),
        int(leaf) if leaf.isdecimal() and len(leaf) < 6 else 1,
    )
    context = {"upload": upload, "titles": _TITLES}
    try:
        context["page"] = preview_of(upload, actor=request.actor, asked=asked)
    except Refused as refused:
        context["obstacle"] = sentence(refused.verdict)
        return render(request, "interop/unreadable.html", context)
    return render(request, "interop/preview.html", context)
