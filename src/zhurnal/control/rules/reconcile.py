"""What is stored against what is derived: which duties to write, to change, to take away."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

WAIVED, NOT_APPLICABLE, ORDINARY = "waived", "not-applicable", ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as the facts of the school make it.

    ``standing`` of a derived one is ordinary, or «not applicable» when its lesson is not held or
    its document was withdrawn; a stored one may also have been waived.
    """

    responsible_id: UUID | None
    lesson_id: UUID | None
    school_year: int
    on: date
    opens_at: datetime
    due_at: datetime
    done_at: datetime | None
    standing: str = ORDINARY


_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Differences(Generic[_Key]):
    """What has to be written. What is as it should be is in none of the three."""

    insert: Mapping[_Key, Duty]
    change: Mapping[_Key, Duty]
    remove: frozenset[_Key]


def reconcile(stored: Mapping[_Key, Duty], derived: Mapping[_Key, Duty]) -> Differences[_Key]:
    """Compare the stored duties about some things with those derived from the facts about them.

    A duty that was done stays, though its lesson was cancelled later; one still open falls away. A
    waiver stays, also when the duty is done after all. What no fact speaks of any more (a work that
    is no control work after all, a pupil of another class) goes.

    Source: M-1.
    """
    wanted = {key: settled(duty, stored.get(key)) for key, duty in derived.items()}
    return Differences(
        insert={key: duty for key, duty in wanted.items() if key not in stored},
        change={key: duty for key, duty in wanted.items() if key in stored and stored[key] != duty},
        remove=frozenset(stored.keys() - derived.keys()),
    )


def settled(derived: Duty, stored: Duty | None = None) -> Duty:
    """A derived duty as it is to be stored: what was waived stays waived, what was done stays done,
    to the whole second, as terms are.

    Source: M-1 (its open obligations become not applicable, closed ones stay).
    """
    if derived.done_at is not None:
        derived = replace(derived, done_at=derived.done_at.replace(microsecond=0))
    if stored is not None and stored.standing == WAIVED:
        return replace(derived, standing=WAIVED)
    if derived.done_at is not None:
        return replace(derived, standing=ORDINARY)
    return derived
