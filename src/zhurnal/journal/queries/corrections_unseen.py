from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.access.actor import Actor
from zhurnal.journal.models import AttendanceCorrection
from zhurnal.journal.queries.my_lessons import courses_taught
from zhurnal.tenancy.prepared import PreparedQuery


@dataclass(frozen=True, slots=True)
class Correction:
    """The homeroom teacher corrected an entry about attendance, and its teacher has not seen it."""

    id: UUID
    lesson_id: UUID
    on: date
    number: int
    group: str
    last_name: str
    first_name: str
    before: str
    after: str
    reason: str


def corrections_unseen(actor: Actor) -> Sequence[Correction]:
    """What homeroom teachers corrected in the courses that the actor teaches today. One statement.

    Source: R-2.9-b (the subject teacher is told).
    """
    courses = courses_taught(actor)
    return [Correction(*row) for row in _UNSEEN.rows(courses=courses)] if courses else []


def _unseen(courses: list[UUID]) -> QuerySet[Any, Any]:
    return (
        AttendanceCorrection.objects.filter(
            absence__lesson__course__in=courses, seen_at__isnull=True
        )
        .order_by("corrected_at", "pk")
        .values_list(
            "pk",
            "absence__lesson_id",
            "absence__lesson__on",
            "absence__lesson__number",
            "absence__lesson__course__group__name",
            "absence__pupil__person__last_name",
            "absence__pupil__person__first_name",
            "before",
            "after",
            "reason",
        )[:50]
    )


_UNSEEN = PreparedQuery(_unseen, courses=list)
