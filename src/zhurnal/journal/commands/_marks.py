"""A mark as an entry changes it, as the trail keeps it, and as a device is told."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from zhurnal.assessment.rules.scale import DEBT, NOTHING
from zhurnal.journal.entries import PutMark
from zhurnal.journal.models import Mark
from zhurnal.journal.rules.correction import is_correction
from zhurnal.journal.states import MarkState, WorkState
from zhurnal.timetable.models import Lesson


def blank(lesson: Lesson, work_id: UUID, pupil_id: UUID) -> Mark:
    """A mark not yet put."""
    year = lesson.school_year
    return Mark(lesson=lesson, work_id=work_id, pupil_id=pupil_id, school_year=year, version=0)


def differs(mark: Mark, entry: PutMark) -> bool:
    """Whether an entry says anything new."""
    return (
        mark.value != entry.value
        or entry.comment not in {None, mark.comment}
        or entry.due_on not in {None, mark.due_on}
        or entry.done_on not in {None, mark.done_on}
    )


def write(mark: Mark, entry: PutMark, *, usual_end: date, person: UUID, now: datetime) -> None:
    """Put what an entry says into the mark. ``usual_end`` is the last day of a debt that names
    none.

    Source: school practice §9 (точка; отработка with its real date).
    """
    mark.corrected = mark.corrected or is_correction(mark.value, entry.value)
    if entry.value == DEBT:
        known = mark.due_on if mark.value == DEBT else None
        mark.due_on = entry.due_on or known or usual_end
    else:
        mark.due_on = None
    if entry.value in {NOTHING, DEBT}:
        mark.done_on = None
    elif entry.done_on is not None:
        mark.done_on = entry.done_on
    mark.value = entry.value
    if entry.comment is not None:
        mark.comment = entry.comment.strip()
    mark.put_at, mark.put_by = now, person
    mark.version += 1


def facts(mark: Mark) -> dict[str, str]:
    """What the trail keeps; days in ISO 8601."""
    told = {
        "value": mark.value,
        "comment": mark.comment,
        "due_on": mark.due_on.isoformat() if mark.due_on else "",
        "done_on": mark.done_on.isoformat() if mark.done_on else "",
    }
    return {name: text for name, text in told.items() if text or name == "value"}


def state(mark: Mark, made: WorkState | None) -> MarkState:
    """What a device is told."""
    return MarkState(
        work=mark.work_id,
        pupil=mark.pupil_id,
        value=mark.value,
        version=mark.version,
        comment=mark.comment,
        corrected=mark.corrected,
        due_on=mark.due_on,
        done_on=mark.done_on,
        made=made,
    )
