"""Every component in every state, for whoever builds a page and for the tests of accessibility."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The page of components."""
    return render(request, "web/styleguide.html", {})
