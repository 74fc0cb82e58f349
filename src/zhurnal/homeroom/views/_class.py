"""What the pages of a class have in common: whose class, which month, what was done."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zhurnal.access.http import ActorRequest
from zhurnal.excuses.presenters import hint_words, paper_words, span_words
from zhurnal.homeroom.forms.event import EventForm
from zhurnal.homeroom.forms.exemption import ExemptionForm
from zhurnal.homeroom.forms.paper import PaperForm
from zhurnal.homeroom.queries.class_papers import class_papers
from zhurnal.homeroom.queries.class_to_read import OwnClass, class_to_read
from zhurnal.homeroom.queries.desk import desk
from zhurnal.tenancy.uuid7 import uuid7

WORDS = {"hint_words": hint_words, "paper_words": paper_words, "span_words": span_words}


def class_or_404(request: ActorRequest, class_id: UUID) -> OwnClass:
    """The class; one that is not the reader's to see does not exist."""
    own = class_to_read(request.actor, class_id)
    if own is None:
        raise Http404
    return own


def class_to_write(request: ActorRequest, class_id: UUID) -> OwnClass:
    """The class, for whoever leads it today; its other readers are refused with the reason."""
    own = class_or_404(request, class_id)
    own.editing.require()
    return own


def asked_month(request: ActorRequest) -> date:
    """The month in ``?month=2026-11``; this one without it or with nonsense."""
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return request.actor.today
    return month if 2000 <= month.year < 2100 else request.actor.today


def asked_number(request: ActorRequest, name: str) -> int | None:
    """A small number in the address, with which a page tells what was done."""
    word = request.GET.get(name, "")
    return int(word) if word.isdecimal() and len(word) < 5 else None


def desk_response(
    request: ActorRequest, own: OwnClass, form: PaperForm | None = None
) -> HttpResponse:
    """The desk, with the form that failed and what was typed into it."""
    page = desk(own, actor=request.actor, now=request.now)
    asked = {name: request.GET.get(name, "") for name in ("pupil", "first_on", "last_on")}
    context = {
        "page": page,
        "form": form or PaperForm(pupils=page.pupils, initial={"key": uuid7(), **asked}),
        "failed": form is not None,
        "now": request.now,
        "today": request.actor.today,
        "explained": asked_number(request, "explained"),
        "registered": "registered" in request.GET,
        **WORDS,
    }
    return render(request, "homeroom/desk.html", context, status=422 if form else 200)


def papers_response(
    request: ActorRequest,
    own: OwnClass,
    *,
    event: EventForm | None = None,
    exemption: ExemptionForm | None = None,
) -> HttpResponse:
    """The papers of a class, with the form that failed and what was typed into it."""
    page = class_papers(own, request.actor.today)
    context: dict[str, Any] = {
        "page": page,
        "event": event or EventForm(pupils=page.pupils, initial={"key": uuid7()}, prefix="event"),
        "exemption": exemption
        or ExemptionForm(pupils=page.pupils, initial={"key": uuid7()}, prefix="exemption"),
        "failed": event or exemption,
        "explained": asked_number(request, "explained"),
        **WORDS,
    }
    status = 422 if context["failed"] else 200
    return render(request, "homeroom/papers.html", context, status=status)
