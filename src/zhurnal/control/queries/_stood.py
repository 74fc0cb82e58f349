"""Since when marks and absences stand: the row itself says it, unless it was written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.control.rules.since import Written, since

#: Parameters of one statement are limited in SQLite.
_BATCH = 500


class Stored(NamedTuple):
    """A row that stands: the pupil it is about, when it was last written, how often."""

    pk: UUID
    pupil_id: UUID
    put_at: datetime
    version: int


def stood_since(
    rows: Iterable[tuple[UUID, Stored]],
    events: Sequence[StrEnum],
    *,
    stands: Callable[[Mapping[str, Any]], bool],
) -> dict[UUID, list[tuple[UUID, datetime]]]:
    """Who was told of, and since when, by the work or lesson the rows belong to.

    A row written once stands since then. One written again is looked up in the trail: to put
    another mark does not make the first one late. ``stands`` reads what an event left behind.

    Source: M-1; M-2 (the trail holds every change).
    """
    rows = list(rows)
    again = [row.pk for _, row in rows if row.version > 1]
    known: dict[UUID, datetime] = {}
    for first in range(0, len(again), _BATCH):
        told = AuditEvent.objects.filter(
            subject_id__in=again[first : first + _BATCH], event__in=[str(each) for each in events]
        )
        known |= since(
            Written(subject_id, at, stands(after or {}))
            for subject_id, at, after in told.order_by("at", "id").values_list(
                "subject_id", "at", "after"
            )
        )
    found: dict[UUID, list[tuple[UUID, datetime]]] = defaultdict(list)
    for place, row in rows:
        found[place].append((row.pupil_id, known.get(row.pk, row.put_at)))
    return found
