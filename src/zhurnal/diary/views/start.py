from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.diary.queries.children import own_diaries


@require_GET
def show(request: ActorRequest) -> HttpResponse:
    """Open the actor's own diary, or that of his first child."""
    diaries = own_diaries(request.actor)
    if not diaries:
        raise Http404
    return redirect("diary:week", diaries[0])
