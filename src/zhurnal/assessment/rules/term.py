"""Until which day the marks of a work are put."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from zhurnal.assessment.work_kinds import Term, TermUnit

#: No school is on holiday for a whole year.
_YEAR = 366


def term_ends_on(
    term: Term, on: date, *, ahead: Sequence[date], is_working: Callable[[date], bool]
) -> date:
    """The last day of a term that begins at a lesson on a day; nought of anything is that day.

    ``ahead`` are the days of the course's later lessons, in order. Where the timetable does not
    reach so far, a term in lessons is counted in working days.

    Source: R-2.6-a; clause 2.6.
    """
    if term.unit is TermUnit.CALENDAR_DAYS or not term.count:
        return on + timedelta(days=term.count)
    if term.unit is TermUnit.LESSONS and len(ahead) >= term.count:
        return ahead[term.count - 1]
    working = (day for n in range(1, _YEAR) if is_working(day := on + timedelta(days=n)))
    days = [day for day, _ in zip(working, range(term.count), strict=False)]
    return days[-1] if days else on
