"""What the program of a lesson page needs beyond the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from zhurnal.access.actor import Actor
from zhurnal.journal.queries._lesson_works import LessonWork, MarkHere
from zhurnal.journal.queries.lesson_page import LessonPage
from zhurnal.journal.views._scale_data import ScaleData, scale_data


class LessonData(Struct, frozen=True):
    """Ids and values, no names. ``marks``: work → pupil → value, version, last day of a debt, day
    of later work, comment. ``tallies``: pupil → sum of points times weight, sum of weights, number
    of marks. ``linked``: works whose marks do not simply add to the sums. ``debt_until``: the usual
    last day of a debt made today.
    """

    owner: UUID | None
    lesson: UUID
    ends_at: datetime
    work: str
    weights: Mapping[str, int]
    marks: Mapping[str, Mapping[str, MarkHere]]
    tallies: Mapping[str, tuple[int, int, int]]
    linked: list[str]
    scale: ScaleData
    debt_until: date
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
        marks={
            str(work_id): {str(pupil): mark for pupil, mark in marks.items()}
            for work_id, marks in page.marks.here.items()
        },
        tallies={
            str(pupil): (tally.total, tally.weights, tally.count)
            for pupil, tally in page.marks.tallies.items()
        },
        linked=[str(work_id) for work_id in page.marks.linked],
        scale=scale_data(page.act, page.scale, today=actor.today),
        debt_until=page.debt_until,
        load=(page.homework.others, page.homework.norm),
    )
