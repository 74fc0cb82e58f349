"""Where the dots and lines of the marks chart stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from zhurnal.diary.queries.subject_page import SubjectPage

_TOP, _STEP, _LEFT, _RIGHT = 30, 70, 34, 8


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark: its place, its size (the weight of its work) and its digit."""

    x: float
    y: float
    radius: int
    digit: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one width: dots, the line of the mean, days missed; in pixels of its drawing."""

    width: int
    dots: list[Dot]
    line: str
    missed: list[float]
    rows: list[tuple[int, int]]
    months: list[tuple[float, date]]
    left: int
    right: int


def marks_chart(page: SubjectPage, width: int) -> Chart:
    """The marks of a term on its time axis, with the weighted mean after each of them.

    Values run from 5 at the top to 2; a one stands a little below. ``width`` is 760 for a desk,
    340 for a phone.
    """
    start, end = page.term.starts_on, page.term.ends_on
    days = max((end - start).days, 1)

    def across(on: date) -> float:
        room = width - _LEFT - _RIGHT - 40
        return round(_LEFT + 20 + room * (on - start).days / days, 1)

    def down(value: float) -> float:
        return round(_TOP + (5 - value) * _STEP, 1)

    points = [(across(mark.on), down(float(mean))) for mark, mean in page.means_in_time()]
    return Chart(
        width=width,
        dots=[
            Dot(across(mark.on), down(mark.points or 0), 9 + 2 * min(mark.weight, 5), mark.value)
            for mark in page.counted
        ],
        line=" ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(points)),
        missed=[across(on) - 4 for on in page.missed],
        rows=[(value, int(down(value))) for value in (5, 4, 3, 2)],
        months=[(across(day), day) for day in _months(start, end)],
        left=_LEFT,
        right=width - _RIGHT,
    )


def _months(start: date, end: date) -> list[date]:
    """The middle of each month as far as the term covers it: where its name stands."""
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    months = groupby(days, key=lambda day: (day.year, day.month))
    return [covered[len(covered) // 2] for covered in (list(of) for _, of in months)]
