"""``/diary/<pupil>/absence/``: a parent says beforehand that a child will be away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.diary.forms import NoticeForm
from zhurnal.diary.views.asked import owners_or_404
from zhurnal.excuses import policy
from zhurnal.excuses.commands.give_notice import give_notice
from zhurnal.excuses.commands.withdraw_notice import withdraw_notice
from zhurnal.excuses.presenters import span_words
from zhurnal.excuses.queries.own_notices import own_notices
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest, pupil_id: UUID) -> HttpResponse:
    """Show the notices that stand, and take a new one."""
    owners = owners_or_404(request, pupil_id)
    policy.notify(request.actor, pupil_id).require()
    sent = request.method == "POST"
    form = NoticeForm(request.POST) if sent else NoticeForm(initial={"key": uuid7()})
    if sent and form.is_valid():
        try:
            give_notice(actor=request.actor, entry=form.entry(pupil_id), now=request.now)
            return redirect("diary:absence", pupil_id)
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
    standing = own_notices(pupil_id, request.actor.today)
    page = {
        "owner": owners[0],
        "others": owners[1:],
        "form": form,
        "failed": bool(form.errors),
        "notices": [(each, span_words(each.coverage)) for each in standing],
    }
    return render(request, "diary/absence.html", page, status=422 if form.errors else 200)


@require_POST
def withdraw(request: ActorRequest, pupil_id: UUID, notice_id: UUID) -> HttpResponse:
    """Take a notice back."""
    owners_or_404(request, pupil_id)
    policy.notify(request.actor, pupil_id).require()
    standing = own_notices(pupil_id, request.actor.today)
    if notice_id not in {each.pk for each in standing}:
        raise Http404
    withdraw_notice(actor=request.actor, notice_id=notice_id, now=request.now)
    return redirect("diary:absence", pupil_id)
