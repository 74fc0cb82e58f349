"""What the program of a lesson page needs beyond the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from zhurnal.access.actor import Actor
from zhurnal.assessment.rules.scale import points
from zhurnal.journal.queries._lesson_works import LessonWork, Tally
from zhurnal.journal.queries.lesson_page import LessonPage


class LessonData(Struct, frozen=True):
    """Ids and values, no names. ``marks``: work → pupil → value, version. ``tallies``: pupil → sum
    of value times weight, sum of weights, number of marks.
    """

    owner: UUID | None
    lesson: UUID
    ends_at: datetime
    work: str
    weights: Mapping[str, int]
    marks: Mapping[str, Mapping[str, tuple[str, int]]]
    tallies: Mapping[str, tuple[int, int, int]]
    load: tuple[int, int]


def lesson_data(page: LessonPage, actor: Actor, work: LessonWork | None) -> LessonData:
    """The data of a page that its reader may write on."""
    everything = [*page.marks.kinds, *page.marks.works]
    return LessonData(
        owner=actor.person_id,
        lesson=page.lesson.pk,
        ends_at=page.lesson.ends_at,
        work=work.key if work else "",
        weights={each.key: each.weight for each in everything},
        marks={str(work): _told(marks) for work, marks in page.marks.here.items()},
        tallies={str(pupil): _sums(tally) for pupil, tally in page.marks.tallies.items()},
        load=(page.homework.others, page.homework.norm),
    )


def _told(marks: Mapping[UUID, Any]) -> dict[str, tuple[str, int]]:
    return {str(pupil): mark for pupil, mark in marks.items()}


def _sums(tally: Tally) -> tuple[int, int, int]:
    total = sum((points(value) or 0) * weight for value, weight in tally.marks)
    return total, sum(weight for _, weight in tally.marks), tally.count
