"""A reopening as the trail keeps it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from zhurnal.audit.trail import Change
from zhurnal.deadlines.models import Reopening


def facts(row: Reopening) -> dict[str, Any]:
    """What the trail keeps: for whom, what, until when."""
    days = {"from": row.first_on.isoformat()} if row.first_on else {}
    if row.last_on:
        days["to"] = row.last_on.isoformat()
    term = {"term": str(row.term_id)} if row.term_id else {}
    return {
        "kind": str(row.kind),
        "teacher": str(row.teacher_id),
        **days,
        **term,
        "until": row.valid_before.isoformat(),
    }


def change(event: StrEnum, row: Reopening, *, before: dict[str, Any] | None = None) -> Change:
    """The event of a reopening that stands as it now is."""
    return Change(
        event,
        "reopening",
        row.pk,
        before=before,
        after=facts(row),
        reason=row.reason,
        course_id=row.course_id,
    )
