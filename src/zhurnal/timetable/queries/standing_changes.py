from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.timetable.models import LessonChange


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A change of a lesson that holds: ``kind`` is cancelled, moved or remote; ``was_*`` is where a
    moved lesson was.
    """

    change_id: UUID
    kind: str
    was_on: date | None
    was_number: int | None
    order_number: str
    order_on: date
    reason: str


def standing_changes(rows: QuerySet[LessonChange]) -> Sequence[StandingChange]:
    """Those of the changes that hold, the last one first.

    Source: school practice §8.
    """
    found = rows.filter(ended_at__isnull=True).order_by("-ordered_at", "-pk")
    return [
        StandingChange(
            row.pk,
            row.kind,
            row.was_on,
            row.was_number,
            row.order_number,
            row.order_on,
            row.reason,
        )
        for row in found
    ]
