"""Signing out on other devices."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from zhurnal.accounts.commands.end_sessions import end_sessions
from zhurnal.accounts.http import AccountRequest, next_page


@require_POST
def end(request: AccountRequest) -> HttpResponse:
    """End the sessions that were chosen in «my sessions»."""
    ended = end_sessions(
        actor=request.actor,
        account=request.user,
        hashes=request.POST.getlist("session"),
        now=request.now,
    )
    if ended:
        said = ngettext("Завершён %(n)s сеанс.", "Завершено сеансов: %(n)s.", ended) % {"n": ended}
        messages.success(request, said)
    else:
        messages.info(request, _("Этот сеанс уже закончился."))
    return HttpResponseRedirect(next_page(request))
