"""How a duty stands at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: The last second of a term belongs to it: 23:59:59 is on time, 00:00:00 is late.
SECOND = timedelta(seconds=1)
#: How long before its term a duty is said to be due soon.
SOON = timedelta(hours=2)


class State(StrEnum):
    """Where a duty is on its way from the future to its end."""

    FUTURE = "future"
    OPEN = "open"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Dated:
    """What of a duty tells its state. Instants are aware; ``due_at`` is the last second in time."""

    opens_at: datetime
    due_at: datetime
    done_at: datetime | None = None
    standing: str = ""


def state(duty: Dated, *, now: datetime) -> State:
    """How a duty stands: waived and fallen away whatever the time, else by when it was done.

    Source: M-1; R-2.5-a (23:59:58 is on time, 00:00:00 late).
    """
    if duty.standing:
        return State(duty.standing)
    if duty.done_at is not None:
        late = is_late(duty.done_at, due_at=duty.due_at)
        return State.DONE_LATE if late else State.DONE_ON_TIME
    if now < duty.opens_at:
        return State.FUTURE
    if is_late(now, due_at=duty.due_at):
        return State.OVERDUE
    return State.DUE_SOON if duty.due_at - now <= SOON else State.OPEN


def is_late(moment: datetime, *, due_at: datetime) -> bool:
    """Whether a moment is past a term.

    Source: R-2.5-a.
    """
    return moment >= due_at + SECOND


def lateness(done_at: datetime, *, due_at: datetime) -> timedelta:
    """By how much a duty was done late; nothing when it was done in time.

    Source: requirements §6 (lateness is measured by the minute and shown).
    """
    return done_at - due_at if is_late(done_at, due_at=due_at) else timedelta()
