"""Who is at a lesson."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Attendee:
    """A pupil of the group on the lesson's day. ``version`` 0: nothing was written about him.

    ``known``: the absence was entered, or its reason given, before attendance was taken.
    ``absent_before``: he was not at his lesson before this one today.

    Source: R-2.5-c, R-2.5-d.
    """

    pupil_id: UUID
    last_name: str
    first_name: str
    fact: str
    minutes: int | None
    reason: str
    version: int
    known: bool
    absent_before: bool

    @property
    def name(self) -> str:
        """«Абрамов Иван»."""
        return f"{self.last_name} {self.first_name}"

    @property
    def absent(self) -> bool:
        return self.fact == "absent"

    @property
    def late(self) -> bool:
        return self.fact == "late"


def attendees(rows: Iterable[tuple[Any, ...]], *, confirmed: bool) -> list[Attendee]:
    """Pupils from rows of ``_lesson_rows.pupil_rows``."""
    people = []
    for pupil_id, last, first, fact, minutes, reason, version, before in rows:
        absent = fact == "absent"
        known = absent and (reason in {"illness", "valid"} or not confirmed)
        missed = before == "absent"
        people.append(
            Attendee(
                pupil_id,
                last,
                first,
                fact or "",
                minutes,
                reason or "",
                version or 0,
                known,
                missed,
            )
        )
    return people
