"""The edge: here the clock is read and the person behind the session is found."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from zhurnal.access.queries.load_actor import Trace, load_actor
from zhurnal.tenancy.scope import school_scope

#: The session's key for the school that its person acts in.
SCHOOL_KEY = "school_id"


class ActorMiddleware:
    """Gives every request ``now`` and, when somebody signed in, ``actor`` inside the scope and by
    the clock of his school.

    A session whose person has left the school, or whose account was closed, ends here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.actor = None  # type: ignore[attr-defined]
        school_id = request.session.get(SCHOOL_KEY)
        if school_id is None or not request.user.is_authenticated:
            return self.get_response(request)
        with school_scope(school_id):
            actor = load_actor(
                account_id=request.user.pk,
                now=request.now,  # type: ignore[attr-defined]
                trace=_trace(request),
            )
            if actor is None:
                logout(request)
                return self.get_response(request)
            request.actor = actor  # type: ignore[attr-defined]
            with timezone.override(actor.tz):
                return self.get_response(request)


def _trace(request: HttpRequest) -> Trace:
    key = request.session.session_key or ""
    return Trace(
        request_id=uuid.uuid4().hex,
        session_hash=hashlib.sha256(key.encode()).hexdigest()[:16],
        ip=request.META.get("REMOTE_ADDR") or None,
    )
