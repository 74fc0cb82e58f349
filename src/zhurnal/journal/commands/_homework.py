"""A homework as the trail keeps it and as a device is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from zhurnal.audit.trail import Change
from zhurnal.journal.entries import Task
from zhurnal.journal.models import Homework, HomeworkAddressee
from zhurnal.journal.states import HomeworkState
from zhurnal.journal.tasks import task_in_words

_TEXTS = ("text", "manner", "source", "pages", "exercises", "practical", "minutes")


def addressed(row: Homework) -> set[UUID]:
    """The pupils an individual homework is for."""
    rows = HomeworkAddressee.objects.filter(homework=row)
    return set(rows.values_list("pupil_id", flat=True))


def facts(row: Homework, pupils: Collection[UUID]) -> dict[str, Any]:
    """What the trail keeps: what was filled in, nothing of what was not."""
    if row.nothing_set:
        return {"nothing_set": True}
    due = {"due_on": row.due_on.isoformat()} if row.due_on else {}
    whom = {"pupils": sorted(map(str, pupils))} if pupils else {}
    filled = {name: getattr(row, name) for name in _TEXTS if getattr(row, name)}
    return {**filled, **due, **whom}


def in_words(told: Mapping[str, Any]) -> str:
    """A homework on one line, for a conflict; empty for «не задано» and for nothing."""
    task = Task(**{name: told[name] for name in _TEXTS if name in told})
    return task_in_words(task)


def change(
    event: StrEnum,
    row: Homework,
    *,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    reason: str = "",
) -> Change:
    """The event of a homework."""
    return Change(
        event,
        "homework",
        row.pk,
        before=before,
        after=after,
        reason=reason.strip(),
        school_year=row.school_year,
        course_id=row.course_id,
        lesson_id=row.lesson_id,
    )


def state(row: Homework) -> HomeworkState:
    """What a device is told."""
    return HomeworkState(
        homework=row.pk,
        lesson=row.lesson_id,
        nothing_set=row.nothing_set,
        due_on=row.due_on,
        version=row.version,
    )
