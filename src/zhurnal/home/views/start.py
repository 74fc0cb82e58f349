from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.home.first_page import first_page


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Open the page with which a person begins."""
    page = first_page(request.actor)
    return redirect(page) if page else render(request, "home/nothing.html")
