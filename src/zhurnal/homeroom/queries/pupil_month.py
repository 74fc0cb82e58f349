from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from zhurnal.homeroom.queries.class_to_read import Classmate, OwnClass, roll
from zhurnal.journal.models import Absence


@dataclass(frozen=True, slots=True)
class MissedLesson:
    """A lesson that a pupil missed or came late to."""

    lesson_id: UUID
    on: date
    number: int
    subject: str
    fact: str
    minutes: int | None
    reason: str
    version: int
    document_id: UUID | None
    kind: str
    paper_number: str
    title: str

    @property
    def absent(self) -> bool:
        return self.fact == Absence.Fact.ABSENT


@dataclass(frozen=True, slots=True)
class PupilMonth:
    """A pupil's absences of a month, lesson by lesson.

    Source: R-2.9-b; school practice §12.
    """

    own: OwnClass
    pupil: Classmate
    first: date
    lessons: Sequence[MissedLesson]

    @property
    def previous(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def following(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)


def pupil_month(own: OwnClass, pupil_id: UUID, month: date) -> PupilMonth | None:
    """The absences of a pupil of the class in the month of a day; None if he was not in it then.

    Source: R-2.9-b.
    """
    first = month.replace(day=1)
    before = (first + timedelta(days=31)).replace(day=1)
    pupils = roll(own.id, first, before - timedelta(days=1))
    pupil = next((each for each in pupils if each.pupil_id == pupil_id), None)
    if pupil is None:
        return None
    rows = (
        Absence.objects.filter(pupil=pupil_id, lesson__on__gte=first, lesson__on__lt=before)
        .exclude(fact=Absence.Fact.PRESENT)
        .order_by("lesson__starts_at", "pk")
        .values_list(
            "lesson_id",
            "lesson__on",
            "lesson__number",
            "lesson__course__subject__name",
            "fact",
            "minutes_late",
            "reason",
            "version",
            "document_id",
            "document__kind",
            "document__number",
            "document__title",
        )
    )
    return PupilMonth(own, pupil, first, [MissedLesson(*row) for row in rows])
