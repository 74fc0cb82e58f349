from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.homeroom.queries.class_to_read import own_classes


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Open the desk of the class that the actor leads."""
    classes = own_classes(request.actor)
    if not classes:
        raise Http404
    return redirect("homeroom:desk", classes[0])
