"""``/journal/``: the journal pages that somebody may open."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access import policy
from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.journal.queries.journal_pages import journal_pages


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """List the pages, class by class."""
    policy.may(request.actor, Permission.JOURNAL_READ).require()
    return render(request, "journal/journal_pages.html", {"classes": journal_pages(request.actor)})
