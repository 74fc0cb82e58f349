"""The first page of the import: the template, and a workbook to check."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.interop import policy
from zhurnal.interop.commands.drop_upload import drop_upload
from zhurnal.interop.commands.keep_upload import keep_upload
from zhurnal.interop.forms.upload import UploadForm
from zhurnal.interop.queries.past_imports import past_imports
from zhurnal.interop.queries.waiting_upload import waiting_upload
from zhurnal.interop.views.export import workbook_answer
from zhurnal.interop.xlsx.book import SHEETS
from zhurnal.interop.xlsx.template import template as template_file
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ActorRequest) -> HttpResponse:
    """Take a workbook to be checked; a file that cannot be read stays on this page with its
    reason.
    """
    policy.import_lists(request.actor).require()
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        book = form.cleaned_data["book"]
        try:
            keep_upload(actor=request.actor, name=book.name, content=book.read(), now=request.now)
            return redirect("interop:preview")
        except Refused as refused:
            form.add_error("book", sentence(refused.verdict))
    context = {
        "form": form,
        "failed": bool(form.errors),
        "past": past_imports(),
        "waiting": waiting_upload(request.actor),
        "sheets": list(dict.fromkeys(sheet.title for sheet in SHEETS)),
    }
    return render(request, "interop/start.html", context, status=422 if form.errors else 200)


@require_safe
def template(request: ActorRequest) -> HttpResponse:
    """The empty workbook to fill in."""
    policy.import_lists(request.actor).require()
    return workbook_answer(template_file(), "zhurnal-lists.xlsx")


@require_POST
def drop(request: ActorRequest) -> HttpResponse:
    """Forget the workbook that waits."""
    policy.import_lists(request.actor).require()
    upload = waiting_upload(request.actor)
    if upload is not None:
        drop_upload(actor=request.actor, upload=upload, now=request.now)
    return redirect("interop:start")
