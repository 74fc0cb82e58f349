"""One's own password."""

from __future__ import annotations

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhurnal.accounts import devices, throttle
from zhurnal.accounts.commands.change_password import change_password
from zhurnal.accounts.forms import PasswordForm
from zhurnal.accounts.http import AccountRequest, next_page
from zhurnal.accounts.sign_in import prove
from zhurnal.accounts.throttle import Source
from zhurnal.accounts.trace import trace_of
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("current", "new")
def password(request: AccountRequest) -> HttpResponse:
    """Change the password; whoever came with a temporary one sees no other page before that."""
    form = PasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid() and _knows_current(request, form):
        new = form.cleaned_data["new"]
        change_password(actor=request.actor, account=request.user, password=new, now=request.now)
        update_session_auth_hash(request, request.user)
        return HttpResponseRedirect(next_page(request))
    failed = request.method == "POST"
    context = {"form": form, "failed": failed, "next": next_page(request, default="")}
    return render(request, "accounts/password.html", context, status=422 if failed else 200)


def _knows_current(request: AccountRequest, form: PasswordForm) -> bool:
    """Whoever finds an open session must not make it his own; guessing is slowed as at the door."""
    login, trace = request.user.login, trace_of(request)
    source = Source(trace.ip or "", devices.device_of(request).name_for(login))
    try:
        proof = prove(
            login, form.cleaned_data["current"], source=source, trace=trace, now=request.now
        )
    except Refused as refused:
        if refused.verdict.code == "wrong-login-or-password":
            form.add_error("current", _("Не подходит. Проверьте раскладку и Caps Lock."))
        else:
            form.add_error(None, sentence(refused.verdict))
        return False
    throttle.forget(proof.attempt)
    return True
