"""The sign-in page."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhurnal.accounts import devices
from zhurnal.accounts.forms import SignInForm
from zhurnal.accounts.http import GuestRequest, next_page
from zhurnal.accounts.sign_in import Proof, let_in, prove
from zhurnal.accounts.throttle import Source
from zhurnal.accounts.trace import trace_of
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.models import School
from zhurnal.web.refusals import sentence

_NOTES = {
    "out": _("Вы вышли. Записи журнала с этого устройства убраны."),
    "over": _("Сеанс закончился: долго не было действий. Войдите ещё раз."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: GuestRequest) -> HttpResponse:
    """Show the form; let in whoever proves who he is."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(next_page(request))
        return _page(request, SignInForm())
    form = SignInForm(request.POST)
    device = devices.device_of(request)
    status, proof = _try(request, form, device)
    if proof is None:
        return _page(request, form, status=status)
    trace, borrowed = trace_of(request), form.cleaned_data["borrowed"]
    let_in(request, proof, borrowed=borrowed, trace=trace, now=request.now)
    response = HttpResponseRedirect(next_page(request))
    if not borrowed:
        devices.remember(response, device.knowing(proof.account.login))
    return response


def _try(
    request: GuestRequest, form: SignInForm, device: devices.Device
) -> tuple[int, Proof | None]:
    if not form.is_valid():
        return 422, None
    login = form.cleaned_data["login"].strip().lower()
    trace = trace_of(request)
    source = Source(address=trace.ip or "", device=device.name_for(login))
    try:
        password = form.cleaned_data["password"]
        return 302, prove(login, password, source=source, trace=trace, now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return 429 if refused.verdict.code == "too-many-tries" else 422, None


def _page(request: GuestRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    schools = list(School.objects.all()[:2])
    context = {
        "form": form,
        "failed": status != 200,
        "next": next_page(request, default=""),
        "note": _NOTES.get(request.GET.get("why", ""), ""),
        "school": schools[0] if len(schools) == 1 else None,
    }
    return render(request, "accounts/sign_in.html", context, status=status)
