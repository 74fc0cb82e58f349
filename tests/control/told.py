"""What tests of control ask: the obligations as they stand, whole or of one lesson."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from zhurnal.control.models import Obligation

FACTS = (
    "clause", "subject_id", "course_id", "class_group_id", "lesson_id", "responsible_id", "on",
    "opens_at", "due_at", "done_at", "standing",
)  # fmt: skip


def everything() -> set[tuple[Any, ...]]:
    """All obligations of the school, as facts."""
    return set(Obligation.objects.values_list(*FACTS))


def of_lesson(lesson_id: UUID) -> dict[str, Obligation]:
    """The obligations of a lesson by clause."""
    return {row.clause: row for row in Obligation.objects.filter(lesson=lesson_id)}


def owed_by(staff_id: UUID, now: datetime) -> set[tuple[str, UUID, datetime]]:
    """What an employee owes at a moment, as the desk counts it."""
    rows = Obligation.objects.filter(
        responsible=staff_id, done_at__isnull=True, standing="", opens_at__lte=now
    )
    return {(row.clause, row.lesson_id or row.subject_id, row.due_at) for row in rows}
