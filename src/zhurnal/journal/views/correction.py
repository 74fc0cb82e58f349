"""``POST /journal/corrections/<correction>/seen/``: a teacher has seen what was corrected."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.journal.commands.see_correction import see_correction
from zhurnal.kernel.verdict import Refused


@require_POST
def seen(request: ActorRequest, correction_id: UUID) -> HttpResponse:
    """Take the notice away from the teacher's day."""
    try:
        see_correction(actor=request.actor, correction_id=correction_id, now=request.now)
    except Refused as refused:
        if refused.verdict.code == "not-found":
            raise Http404 from refused
        raise
    return redirect("home:start")
