"""What a journal page owes, gathered so that it fits above the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhurnal.journal.queries._page_columns import LessonColumn


@dataclass(frozen=True, slots=True)
class PageDuty:
    """Something that lessons still lack: attendance, topic or homework.

    ``number`` lessons lack it; ``lesson_id`` and ``on`` name the latest of them. ``today`` parts
    what is still in time from what is past its term.
    """

    missing: str
    today: bool
    number: int
    lesson_id: UUID
    on: date


def duties_of(columns: Sequence[LessonColumn]) -> list[PageDuty]:
    """The duties of a page: today's first, then those past their term.

    Source: R-2.5-a, R-2.7-b, R-2.8-b (all three end on the day of the lesson).
    """
    found = []
    for today in (True, False):
        for missing in ("attendance", "topic", "homework"):
            owing = [each for each in columns if each.today is today and missing in each.missing]
            if owing:
                last = owing[-1]
                found.append(PageDuty(missing, today, len(owing), last.id, last.on))
    return found
