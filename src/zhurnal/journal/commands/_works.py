"""A work as the trail keeps it and as a device is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.audit.trail import Change
from zhurnal.journal.models import Work, WorkType
from zhurnal.journal.states import WorkState


def row_of(kind: WorkKind) -> WorkType:
    """The stored row of a kind as the act names it, made when it is the first of its kind."""
    row, _made = WorkType.objects.get_or_create(
        code=kind.code, name=kind.name, short_name=kind.short_name, is_control=kind.is_control
    )
    return row


def facts(work: Work) -> dict[str, Any]:
    """What the trail keeps."""
    told = {
        "criterion": work.criterion,
        "part_of": str(work.part_of_id or ""),
        "retake_of": str(work.retake_of_id or ""),
    }
    usual = {"type": work.work_type.code, "title": work.title, "weight": work.weight}
    return usual | {name: word for name, word in told.items() if word}


def change(event: StrEnum, work: Work, *, before: Mapping[str, Any] | None = None) -> Change:
    """The event of a work that stands as it now is."""
    return Change(
        event,
        "work",
        work.pk,
        before=before,
        after=facts(work),
        school_year=work.school_year,
        course_id=work.lesson.course_id,
        lesson_id=work.lesson_id,
    )


def state(work: Work, *, parts: Sequence[Work] = ()) -> WorkState:
    """What a device is told; ``parts`` are the works of further criteria, made with it."""
    return WorkState(
        work=work.pk,
        lesson=work.lesson_id,
        type=work.work_type.code,
        title=work.title,
        weight=work.weight,
        marks_due_on=work.marks_due_on,
        position=work.position,
        version=work.version,
        criterion=work.criterion,
        retake_of=work.retake_of_id,
        parts=tuple(state(part) for part in parts),
    )
