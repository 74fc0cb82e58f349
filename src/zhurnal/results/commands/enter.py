from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from zhurnal.access.actor import Actor
from zhurnal.journal.once import Outcome, once
from zhurnal.results.commands.confirm_result import confirm_result
from zhurnal.results.commands.object_to_result import object_to_result
from zhurnal.results.commands.put_result import put_result
from zhurnal.results.entries import AnyEntry, ConfirmResult, ObjectToResult, PutResult


def enter(*, actor: Actor, entry: AnyEntry, now: datetime) -> Outcome:
    """Carry out one entry about results, once, and say what became of it.

    Source: standards §4.5 (idempotency keys); R-3.2-d.
    """
    return once(lambda: _command(entry, actor=actor, now=now), key=entry.key, actor=actor, now=now)


def _command(entry: AnyEntry, *, actor: Actor, now: datetime) -> Struct:
    """What each kind of entry does."""
    match entry:
        case PutResult():
            return put_result(actor=actor, entry=entry, now=now)
        case ConfirmResult():
            return confirm_result(actor=actor, entry=entry, now=now)
        case ObjectToResult():
            return object_to_result(actor=actor, entry=entry, now=now)
