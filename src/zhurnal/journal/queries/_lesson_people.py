"""Who is at a lesson."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from zhurnal.assessment.act import Act
from zhurnal.excuses.queries.hints_on import Hint, HintSource, hints_on
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Attendee:
    """A pupil of the group on the lesson's day. ``version`` 0: nothing was written about him.

    ``known``: the absence was entered, or its reason given, before attendance was taken.
    ``absent_before``: he was not at his lesson before this one today. ``hints`` are what documents,
    parents and exemptions say of this lesson: never a fact.

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
    hints: tuple[Hint, ...] = ()

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


def hints_at(
    lesson: Lesson, subject: str, pupils: Collection[UUID], act: Act
) -> dict[UUID, tuple[Hint, ...]]:
    """What is known of pupils at a lesson beforehand; exemptions from exercise where there is some.

    Source: R-2.5-c; school practice §12.
    """
    exercise = subject.casefold() in act.absences.exercise_subjects
    known: dict[UUID, tuple[Hint, ...]] = {}
    for hint in hints_on(lesson.on, pupils):
        matters = exercise or hint.source is not HintSource.EXEMPTION
        if matters and hint.coverage.covers(lesson.on, lesson.number):
            known[hint.pupil_id] = (*known.get(hint.pupil_id, ()), hint)
    return known


def with_hints(
    people: Iterable[Attendee], known: Mapping[UUID, tuple[Hint, ...]]
) -> list[Attendee]:
    """The same pupils with what is known of them."""
    return [replace(each, hints=known.get(each.pupil_id, ())) for each in people]


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
