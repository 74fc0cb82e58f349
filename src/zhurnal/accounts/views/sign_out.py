"""The way out."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhurnal.accounts.commands.sign_out import sign_out as command
from zhurnal.accounts.http import SignedInRequest

#: Not "cookies": that would also forget the theme, the language and the device.
_CLEARED = '"cache", "storage"'


@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    """End the session, and clear what the browser keeps of the journal."""
    if request.actor:
        command(request=request, actor=request.actor, account=request.user, now=request.now)
    else:
        logout(request)
    response = HttpResponseRedirect(reverse("accounts:sign_in") + "?why=out")
    response.headers["Clear-Site-Data"] = _CLEARED
    return response
