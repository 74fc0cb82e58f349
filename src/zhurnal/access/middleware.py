"""The edge: here the clock is read, the person behind the session is found, and doors are shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zhurnal.access.http import EdgeRequest
from zhurnal.access.public import BEFORE_PASSWORD, BEFORE_SCHOOL, PUBLIC
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.accounts import sessions
from zhurnal.accounts.models import Account
from zhurnal.accounts.trace import trace_of
from zhurnal.tenancy.scope import school_scope
from zhurnal.web.answers import answer, wants_json

Next = Callable[[HttpRequest], HttpResponse]
#: A page that only looks for news says so by this header: nobody at the keyboard is no activity.
UNATTENDED = "X-Unattended"


class ActorMiddleware:
    """Gives every request ``now`` and, when somebody signed in, ``actor`` inside the scope and by
    the clock of his school.

    A session that lasted too long, whose account was closed or whose person has left the school
    ends here. So rights that end, end with the next request.

    Source: requirements §8; ASVS 7.3.1, 7.4.2, 8.3.2.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: EdgeRequest) -> HttpResponse:
        request.now = timezone.now()
        request.actor, request.session_over = None, False
        school_id = request.session.get(sessions.SCHOOL)
        if not request.user.is_authenticated:
            return self.get_response(request)
        if school_id is None:
            _go_on(request, staff=True)
            return self.get_response(request)
        with school_scope(school_id):
            actor = load_actor(account_id=request.user.pk, now=request.now, trace=trace_of(request))
            if actor is None:
                logout(request)
                return self.get_response(request)
            if _go_on(request, staff=actor.is_staff):
                request.actor = actor
            with timezone.override(actor.tz):
                return self.get_response(request)


def _go_on(request: EdgeRequest, *, staff: bool) -> bool:
    attended = UNATTENDED not in request.headers
    if sessions.seen(request.session, now=request.now, staff=staff, attended=attended):
        return True
    logout(request)
    request.session_over = True
    return False


class ClosedDoorMiddleware:
    """Opens a page only to a person of a school, unless the page is on the list of public ones.

    People are led to the page that is due first: signing in, choosing a school, replacing a
    temporary password. Scripts get a refusal in JSON.

    Source: ASVS 8.2.1, 8.3.1 (closed by default).
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: EdgeRequest, _view: object, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in PUBLIC:
            return None
        if request.actor is None:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            return None if name in BEFORE_SCHOOL else _first(request, "accounts:schools")
        account = request.user
        forced = isinstance(account, Account) and account.must_change_password
        if forced and name not in BEFORE_PASSWORD:
            return _password_first(request)
        return None


def _sign_in_first(request: EdgeRequest) -> HttpResponse:
    if wants_json(request):
        sentence = _("Сеанс закончился. Войдите ещё раз: написанное останется на странице.")
        return answer(request, 401, code="signed-out", sentence=sentence)
    return _first(request, "accounts:sign_in", why="over" if request.session_over else "")


def _password_first(request: EdgeRequest) -> HttpResponse:
    if wants_json(request):
        sentence = _("Сначала замените временный пароль своим.")
        return answer(request, 403, code="password-first", sentence=sentence)
    return _first(request, "accounts:password")


def _first(request: EdgeRequest, name: str, why: str = "") -> HttpResponse:
    """Lead to a page, and remember which one was asked for."""
    asked = request.get_full_path()
    if request.method not in {"GET", "HEAD"}:
        asked = urlsplit(request.headers.get("Referer", "")).path
    query = {"next": asked if asked != "/" else "", "why": why}
    words = urlencode({key: value for key, value in query.items() if value})
    return HttpResponseRedirect(reverse(name) + (f"?{words}" if words else ""))
