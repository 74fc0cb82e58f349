"""``record``: the only way into the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from zhurnal.audit.models import AuditEvent

#: Parameters of SQLite are limited, and a batch this large already costs next to nothing per row.
BATCH = 500


class Doer(Protocol):
    """Who acts, as far as the trail has to know."""

    @property
    def account_id(self) -> int | None: ...
    @property
    def person_id(self) -> UUID | None: ...
    @property
    def school_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def request_id(self) -> str: ...
    @property
    def session_hash(self) -> str: ...
    @property
    def ip(self) -> str | None: ...
    def role_at(self, *, course_id: UUID | None, lesson_id: UUID | None) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one thing. ``before`` None means it was not there, ``after`` None that it is
    gone.
    """

    event: StrEnum
    subject_type: str
    subject_id: UUID
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    reason: str = ""
    role: str = ""
    school_year: int | None = None
    course_id: UUID | None = None
    lesson_id: UUID | None = None
    pupil_id: UUID | None = None


def record(change: Change, *, actor: Doer, at: datetime) -> AuditEvent:
    """Append one event to the trail, in the transaction of the change that it tells of.

    ``at`` is the server's time, aware. ``change.role`` names the role that gave the right, when it
    is not the actor's usual one.

    Source: M-2, R-1.3-b.
    """
    event = _event(change, actor=actor, at=at)
    event.save(force_insert=True)
    return event


def record_many(changes: Iterable[Change], *, actor: Doer, at: datetime) -> int:
    """Append one event for every change of a mass operation; returns how many.

    Source: M-2 (a mass operation leaves the same trail as its parts).
    """
    events = [_event(change, actor=actor, at=at) for change in changes]
    AuditEvent.objects.bulk_create(events, batch_size=BATCH)
    return len(events)


def _event(change: Change, *, actor: Doer, at: datetime) -> AuditEvent:
    return AuditEvent(
        school_id=actor.school_id,
        at=at,
        school_year=change.school_year,
        event=str(change.event),
        account_id=actor.account_id,
        person_id=actor.person_id,
        actor_name=actor.name,
        role=change.role or actor.role_at(course_id=change.course_id, lesson_id=change.lesson_id),
        source=actor.source,
        request_id=actor.request_id,
        session_hash=actor.session_hash,
        ip=actor.ip,
        subject_type=change.subject_type,
        subject_id=change.subject_id,
        course_id=change.course_id,
        lesson_id=change.lesson_id,
        pupil_id=change.pupil_id,
        before=None if change.before is None else dict(change.before),
        after=None if change.after is None else dict(change.after),
        reason=change.reason,
    )
