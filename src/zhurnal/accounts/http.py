"""A request as the pages of accounts see it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from zhurnal.accounts.models import Account
from zhurnal.accounts.policy import Owner


class GuestRequest(HttpRequest):
    """A request of anybody, and the moment at which it arrived (aware, UTC)."""

    now: datetime
    actor: Owner | None


class SignedInRequest(HttpRequest):
    """A request of an account that may not have chosen its school yet."""

    now: datetime
    actor: Owner | None
    user: Account


class AccountRequest(HttpRequest):
    """A request of somebody who signed in and acts in a school."""

    now: datetime
    actor: Owner
    user: Account


def next_page(request: HttpRequest, default: str = "/") -> str:
    """Where to go on to: the address a form or a link carries, if it is one of ours.

    Source: ASVS 3.7.2 (no open redirects).
    """
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=settings.HTTPS)
    return target if safe and target.startswith("/") else default
