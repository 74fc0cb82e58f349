"""From the weekly timetable to days: on which days of a span a weekly lesson takes place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zhurnal.kernel.dayspan import DaySpan


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days without lessons, both included, for some grades; no grades means all."""

    starts_on: date
    ends_on: date
    grades: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day taught by the timetable of another weekday (1 is Monday), for some grades; no grades
    means all.
    """

    on: date
    by_weekday: int
    grades: frozenset[int] = frozenset()


def teaching_days(
    span: DaySpan,
    *,
    grade: int,
    week_days: int,
    off: Iterable[DaysOff],
    moved: Iterable[MovedDay] = (),
) -> dict[int, list[date]]:
    """The days of a span on which a grade has lessons, by the weekday of their timetable (1 is
    Monday): a moved day stands under the weekday it is taught by.

    ``span`` must have an end. A week has ``week_days`` teaching days, 5 or 6; Sunday is one only
    when it is moved. What is off stays off, moved or not.

    Source: M-4 (a); school practice §2.
    """
    if span.valid_before is None:
        raise ValueError("teaching days are counted to an end")
    free = set(_free_days(off, grade))
    instead = {
        each.on: each.by_weekday for each in moved if not each.grades or grade in each.grades
    }
    days: dict[int, list[date]] = {weekday: [] for weekday in range(1, 8)}
    for number in range((span.valid_before - span.valid_from).days):
        day = span.valid_from + timedelta(days=number)
        ordinary = day.isoweekday() if day.isoweekday() <= week_days else None
        weekday = instead.get(day, ordinary)
        if weekday is not None and day not in free:
            days[weekday].append(day)
    return days


def _free_days(off: Iterable[DaysOff], grade: int) -> Iterator[date]:
    for each in off:
        if not each.grades or grade in each.grades:
            for number in range((each.ends_on - each.starts_on).days + 1):
                yield each.starts_on + timedelta(days=number)
