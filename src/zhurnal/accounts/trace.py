"""What the trail keeps of a request, and who acts before a person of the school is known."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Trace:
    """Where an action came from."""

    source: str = "web"
    request_id: str = ""
    session_hash: str = ""
    ip: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDoer:
    """An account as the one who acts: at the door, where nobody is a person of a school yet.

    ``name`` is the login, because that is all that is known of him there.
    """

    account_id: int | None
    person_id: UUID | None
    school_id: int
    name: str
    trace: Trace
    role: str = ""

    def role_at(self, *, course_id: UUID | None, lesson_id: UUID | None) -> str:  # noqa: ARG002
        """Nobody at the door acts at a lesson."""
        return self.role

    @property
    def source(self) -> str:
        return self.trace.source

    @property
    def request_id(self) -> str:
        return self.trace.request_id

    @property
    def session_hash(self) -> str:
        return self.trace.session_hash

    @property
    def ip(self) -> str | None:
        return self.trace.ip


def trace_of(request: HttpRequest) -> Trace:
    """The trace of a request of now, whether somebody signed in or not."""
    return Trace(
        request_id=uuid.uuid4().hex,
        session_hash=session_hash(request.session.session_key),
        ip=address_of(request),
    )


def session_hash(session_key: str | None) -> str:
    """What stands for a session where its key would be a danger: in the trail and on pages."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:16] if session_key else ""


def address_of(request: HttpRequest) -> str | None:
    """The network address of whoever asks.

    Only behind our own proxy a header is believed, and of it only the last entry, which the proxy
    itself wrote.

    Source: ASVS 4.1.3 (forged headers are ignored).
    """
    if settings.BEHIND_PROXY:
        said: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if last := said.rpartition(",")[2].strip():
            return last
    return request.META.get("REMOTE_ADDR") or None
