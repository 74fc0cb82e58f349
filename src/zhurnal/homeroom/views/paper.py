"""``/class/<class>/papers/<document>/``: one document, what it explained, its history."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.homeroom.forms.why import WhyForm
from zhurnal.homeroom.presenters import told_papers
from zhurnal.homeroom.queries.class_to_read import OwnClass
from zhurnal.homeroom.queries.paper_page import paper_page, paper_scan
from zhurnal.homeroom.views._class import WORDS, class_or_404, class_to_write
from zhurnal.journal.commands.apply_document import apply_document
from zhurnal.journal.commands.take_back_document import take_back_document


@require_safe
def show(request: ActorRequest, class_id: UUID, document_id: UUID) -> HttpResponse:
    """Show a document."""
    return _response(request, class_or_404(request, class_id), document_id)


@require_safe
def scan(request: ActorRequest, class_id: UUID, document_id: UUID) -> HttpResponse:
    """The scanned paper, as it was sent; a browser may show it but never guess what it is."""
    own = class_or_404(request, class_id)
    found = paper_scan(own, document_id, actor=request.actor)
    if found is None:
        raise Http404
    ending = found.media_type.rpartition("/")[2]
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    answer["Content-Disposition"] = f'attachment; filename="document.{ending}"'
    return answer


@require_POST
def apply(request: ActorRequest, class_id: UUID, document_id: UUID) -> HttpResponse:
    """Enter the reasons of a document that was only taken so far."""
    own = class_to_write(request, class_id)
    _exists(request, own, document_id)
    apply_document(actor=request.actor, document_id=document_id, now=request.now)
    return redirect("homeroom:paper", class_id, document_id)


@require_POST
def withdraw(request: ActorRequest, class_id: UUID, document_id: UUID) -> HttpResponse:
    """Withdraw a document and the reasons that came from it."""
    own = class_to_write(request, class_id)
    _exists(request, own, document_id)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _response(request, own, document_id, form)
    why = form.cleaned_data["why"]
    take_back_document(actor=request.actor, document_id=document_id, reason=why, now=request.now)
    return redirect("homeroom:paper", class_id, document_id)


def _exists(request: ActorRequest, own: OwnClass, document_id: UUID) -> None:
    if paper_page(own, document_id, actor=request.actor) is None:
        raise Http404


def _response(
    request: ActorRequest, own: OwnClass, document_id: UUID, form: WhyForm | None = None
) -> HttpResponse:
    page = paper_page(own, document_id, actor=request.actor)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "form": form or WhyForm(),
        "failed": form is not None,
        "history": told_papers(page.history),
        "now": request.now,
        **WORDS,
    }
    return render(request, "homeroom/paper.html", context, status=422 if form else 200)
