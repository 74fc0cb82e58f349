"""The forms of a lesson page, for browsers without scripts: one address for each."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.journal import forms, policy
from zhurnal.journal.commands.enter import enter
from zhurnal.journal.views.lesson import Failed, lesson_response
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import is_conflict, sentence

#: Obstacles that nothing typed on the page removes: a page of their own says why.
_CLOSED = {
    "lesson-closed",
    "not-your-lesson",
    "role-lacks-permission",
    "term-closed",
    "term-closed-by-act",
}


@require_POST
def attendance(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Confirm who is here."""
    return _write(request, lesson_id, forms.AttendanceForm(request.POST))


@require_POST
def late(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Record who came late, or was in time after all."""
    return _write(request, lesson_id, forms.LateForm(request.POST))


@require_POST
def topic(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Write the topic and the material."""
    return _write(request, lesson_id, forms.TopicForm(request.POST))


@require_POST
def mark(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Put or withdraw one mark."""
    return _write(request, lesson_id, forms.MarkForm(request.POST))


@require_POST
def work(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Add a work to be marked."""
    return _write(request, lesson_id, forms.WorkForm(request.POST))


@require_POST
def homework(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Set homework, or say «не задано»."""
    return _write(request, lesson_id, forms.HomeworkForm(request.POST))


@require_POST
def withdraw(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Take an individual homework back."""
    return _write(request, lesson_id, forms.WithdrawForm(request.POST))


def _write(request: ActorRequest, lesson_id: UUID, form: forms.EntryForm) -> HttpResponse:
    """Carry out a form and go back to its place; where it fails, the page keeps what was typed."""
    policy.write_somewhere(request.actor).require()
    if not form.is_valid():
        return lesson_response(request, lesson_id, failed=Failed(form), status=422)
    outcome = enter(actor=request.actor, entry=form.entry(lesson_id), now=request.now)
    verdict = outcome.verdict
    if verdict:
        return redirect(_place(lesson_id, form, outcome.state or {}))
    if verdict.code == "not-found":
        raise Http404
    if verdict.code in _CLOSED:
        raise Refused(verdict)
    form.add_error(None, sentence(verdict))
    status = 409 if is_conflict(verdict) else 422
    return lesson_response(request, lesson_id, failed=Failed(form, verdict.code), status=status)


def _place(lesson_id: UUID, form: forms.EntryForm, state: dict[str, object]) -> str:
    """The part of the page a form stands in; marks stay with their work."""
    here = reverse("journal:lesson", args=[lesson_id])
    if form.part == "marks":
        return f"{here}?work={state['work']}#marks"
    return f"{here}#{form.part}"
