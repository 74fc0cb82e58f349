"""Where a pupil's row on a journal page begins or ends within the term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from zhurnal.journal.queries._page_rows import CourseRow, StayRow
from zhurnal.journal.queries.marks_in_subject import marks_in_subject

#: Marks as a mean takes them: (value, weight).
Marks = list[tuple[str, int]]


class Move(NamedTuple):
    """A pupil came to the group on a day, or was there no longer from it on; ``group`` is where
    from or where to, empty when he has the subject in no other group.
    """

    came: bool
    on: date
    group: str
    female: bool


def moves_in_term(stays: Sequence[StayRow], course: CourseRow) -> list[Move]:
    """The moves of one pupil within the term, in order.

    Source: school practice §3 (the row ends here and starts there), §13.
    """
    moves = []
    for stay in stays:
        female = stay.sex == "f"
        if stay.valid_from > course.starts_on:
            moves.append(Move(True, stay.valid_from, stay.came_from or "", female))
        if stay.valid_before is not None and stay.valid_before <= course.ends_on:
            moves.append(Move(False, stay.valid_before, stay.went_to or "", female))
    return moves


def brought_marks(stays: Sequence[StayRow], course: CourseRow) -> Mapping[UUID, Marks]:
    """The marks of the term that pupils bring along from other groups, by pupil.

    No statement where nobody came from another group within the term, else one.

    Source: school practice §3 (marks of the period are taken along for the mean).
    """
    came = {
        stay.pupil_id for stay in stays if stay.came_from and stay.valid_from > course.starts_on
    }
    if not came:
        return {}
    found = marks_in_subject(course.id, first=course.starts_on, last=course.ends_on)
    return {
        pupil: [(mark.value, mark.weight) for mark in marks if mark.course_id != course.id]
        for pupil, marks in found.items()
        if pupil in came
    }
