"""One's own account: who I am here, what I may do, where I am signed in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.my_roles import my_roles
from zhurnal.accounts.queries.my_schools import my_schools
from zhurnal.accounts.queries.my_sessions import my_sessions

_NOTES = {"password": _("Пароль сменён. На других устройствах войдите с новым.")}


@require_safe
def me(request: ActorRequest) -> HttpResponse:
    """Show the account page."""
    account = request.user
    key = request.session.session_key
    context = {
        "actor": request.actor,
        "login": account.login,
        "roles": my_roles(request.actor),
        "sessions": my_sessions(account, this_key=key, now=request.now),
        "several_schools": len(my_schools(account)) > 1,
        "may_issue": request.actor.may(Permission.ACCOUNTS_ISSUE),
        "may_explain": request.actor.may(Permission.ACCESS_EXPLAIN),
        "note": _NOTES.get(request.GET.get("done", ""), ""),
    }
    return render(request, "access/me.html", context)
