"""How tests of the journal act and write: an actor as a request has him, entries as devices send
them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.test import Client

from tests.cast import Cast
from zhurnal.access.actor import Actor
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands.enter import Outcome, enter
from zhurnal.journal.entries import AnyEntry
from zhurnal.school.models import Person

_decoder = msgspec.json.Decoder(AnyEntry)


def acting(person: Person, now: datetime) -> Actor:
    """A person with the rights of today."""
    assert person.account_id is not None
    actor = load_actor(account_id=person.account_id, now=now)
    assert actor is not None
    return actor


def entry(kind: str, **fields: Any) -> AnyEntry:
    """An entry read from JSON, as the door reads it; with a key of its own unless it has one."""
    read: AnyEntry = _decoder.decode(msgspec.json.encode(body(kind, **fields)))
    return read


def body(kind: str, **fields: Any) -> dict[str, Any]:
    """An entry as a device sends it."""
    return {"kind": kind, "key": uuid4(), **fields}


def write(cast: Cast, who: Person, now: datetime, kind: str, **fields: Any) -> Outcome:
    """Let somebody make an entry, inside the school of the cast."""
    with cast.inside():
        return enter(actor=acting(who, now), entry=entry(kind, **fields), now=now)


def send(browser: Client, *entries: Any, **headers: Any) -> Any:
    """Post entries as a device does; the decoded answer."""
    content = msgspec.json.encode(list(entries))
    response = browser.post(
        "/journal/entries/", content, content_type="application/json", headers=headers
    )
    return response.status_code, msgspec.json.decode(response.content)


def last_event() -> AuditEvent:
    """The newest event of the trail."""
    event = AuditEvent.objects.order_by("-at", "-id").first()
    assert event is not None
    return event


def trail_of(subject_id: UUID | str) -> list[str]:
    """What happened to a thing, oldest first."""
    events = AuditEvent.objects.filter(subject_id=subject_id).order_by("at", "id")
    return list(events.values_list("event", flat=True))


def enacted(act: Act, *, since: date = date(2026, 9, 1)) -> None:
    """Put a version of the local act in force."""
    LocalAct.objects.create(
        order_number="45",
        order_on=since,
        in_force_from=since,
        parameters=msgspec.to_builtins(act),
        enacted_at=datetime(2026, 8, 30, 5, tzinfo=UTC),
        enacted_by=uuid4(),
    )
