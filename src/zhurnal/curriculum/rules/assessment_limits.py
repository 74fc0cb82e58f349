"""The limits of an assessment schedule (график оценочных процедур)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

#: What a whole class writes at once for at least half a lesson; not laboratory or practical work.
_CONTROL = re.compile(
    r"контрольн|провероч|диагност|диктант|изложен|сочинен|тест|зач[её]т|впр|к/?р\b", re.IGNORECASE
)
_APART = timedelta(weeks=2.5)
_SHARE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control work of a course: on which day, as which lesson of the day; ``edges`` are the first
    and last lesson of its classes that day, ``weekly`` the lessons of the subject a week.
    """

    line_id: UUID
    course_id: UUID
    subject: str
    classes: frozenset[str]
    on: date | None
    number: int = 0
    edges: frozenset[int] = frozenset()
    weekly: float = 2


def is_control(work: str) -> bool:
    """Whether a kind of control counts as an assessment of the whole class.

    Source: X-1.
    """
    return bool(_CONTROL.search(work))


def warnings(
    controls: Iterable[Control], hours: Mapping[UUID, int]
) -> dict[tuple[UUID, UUID], list[str]]:
    """What is against the limits, by course and line: ``share`` more than 10 % of the hours of the
    subject (from the work that exceeds them), ``close`` less than 2.5 weeks after the one before,
    ``day`` a second one of a class that day, ``edge`` the first or last lesson of the day of a
    subject with more than one lesson a week, ``no-day`` no lesson left for it.

    Source: X-1.
    """
    found: dict[tuple[UUID, UUID], list[str]] = defaultdict(list)
    ordered = sorted(controls, key=lambda each: (each.on or date.max, each.number))
    before: dict[UUID, date] = {}
    counted: dict[UUID, int] = defaultdict(int)
    days: dict[tuple[str, date], int] = defaultdict(int)
    for each in ordered:
        if each.on:
            for name in each.classes:
                days[name, each.on] += 1
    for each in ordered:
        told = found[each.course_id, each.line_id]
        counted[each.course_id] += 1
        if counted[each.course_id] * 100 > hours.get(each.course_id, 0) * _SHARE:
            told.append("share")
        if each.on is None:
            told.append("no-day")
            continue
        last = before.get(each.course_id)
        if last is not None and each.on - last < _APART:
            told.append("close")
        before[each.course_id] = each.on
        if any(days[name, each.on] > 1 for name in each.classes):
            told.append("day")
        if each.number in each.edges and each.weekly > 1:
            told.append("edge")
    return {key: told for key, told in found.items() if told}
