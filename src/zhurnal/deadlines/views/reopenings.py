"""``/reopenings/?page=<course>``: what is open again, for whom, until when; and one page more."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.deadlines import policy
from zhurnal.deadlines.commands.end_reopening import end_reopening
from zhurnal.deadlines.commands.reopen_page import reopen_page
from zhurnal.deadlines.forms import LESSONS, ReopenForm
from zhurnal.deadlines.queries.page_to_reopen import PageToReopen, page_to_reopen, pages_found
from zhurnal.deadlines.queries.reopenings import reopenings
from zhurnal.kernel.clock import at
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence

#: Until this hour a page is offered to be open.
_EVENING = time(18)


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the list, and the form of the page that was chosen."""
    policy.reopen(request.actor).require()
    page = _page(request, request.GET.get("page", ""))
    form = ReopenForm(page, initial=_usual(request, page)) if page else None
    return _answer(request, page, form)


@require_POST
def reopen(request: ActorRequest) -> HttpResponse:
    """Open the page; a form that cannot be carried out comes back as it was typed."""
    policy.reopen(request.actor).require()
    page = _page(request, request.POST.get("page", ""))
    if page is None:
        raise Http404
    form = ReopenForm(page, request.POST)
    if form.is_valid():
        try:
            entry = form.entry(request.actor.tz)
            reopen_page(actor=request.actor, entry=entry, now=request.now)
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
        else:
            return redirect("deadlines:reopenings")
    return _answer(request, page, form, status=422)


@require_POST
def end(request: ActorRequest, reopening_id: UUID) -> HttpResponse:
    """Close an opened page before its hour."""
    try:
        end_reopening(actor=request.actor, reopening_id=reopening_id, now=request.now)
    except Refused as refused:
        if refused.verdict.code == "no-such-reopening":
            raise Http404 from None
        raise
    return redirect("deadlines:reopenings")


def _answer(
    request: ActorRequest, page: PageToReopen | None, form: ReopenForm | None, *, status: int = 200
) -> HttpResponse:
    open_now, over = reopenings(now=request.now)
    words = request.GET.get("what", "")
    context = {
        "page": page,
        "form": form,
        "what": words,
        "found": pages_found(words),
        "open_now": open_now,
        "over": over,
        "failed": bool(form and form.errors),
    }
    return render(request, "deadlines/reopenings.html", context, status=status)


def _page(request: ActorRequest, asked: str) -> PageToReopen | None:
    """The page named in an address; None when none is named, 404 when there is no such."""
    if not asked:
        return None
    try:
        page = page_to_reopen(UUID(asked), today=request.actor.today)
    except ValueError:
        raise Http404 from None
    if page is None:
        raise Http404
    return page


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _usual(request: ActorRequest, page: PageToReopen) -> dict[str, object]:
    """What the form begins with: the lessons of a day named in the address, or all so far; until
    this evening or tomorrow's.
    """
    today = request.actor.today
    evening = at(today, _EVENING, request.actor.tz)
    on = _day(request.GET.get("on", ""))
    return {
        "what": LESSONS,
        "first_on": on or page.first_on,
        "last_on": on or today,
        "until_on": today if request.now < evening else today + timedelta(days=1),
        "until_at": _EVENING,
    }
