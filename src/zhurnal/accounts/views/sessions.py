"""Signing out on other devices."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from zhurnal.accounts.commands.end_sessions import end_sessions
from zhurnal.accounts.http import AccountRequest, next_page


@require_POST
def end(request: AccountRequest) -> HttpResponse:
    """End the sessions that were chosen in «my sessions»."""
    hashes = request.POST.getlist("session")
    end_sessions(actor=request.actor, account=request.user, hashes=hashes, now=request.now)
    return HttpResponseRedirect(next_page(request))
