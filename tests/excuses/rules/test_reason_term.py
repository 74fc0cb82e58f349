"""Until when reasons are entered: the dates of the requirement."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.builders import BARNAUL
from zhurnal.assessment.act import StaffCalendar
from zhurnal.excuses.rules.reason_term import reasons_due


def a_moment(*numbers: int) -> datetime:
    """An instant by the clock of Barnaul."""
    return datetime(*numbers, tzinfo=BARNAUL)  # type: ignore[arg-type,misc]


@pytest.mark.req("R-2.9-c")
@pytest.mark.parametrize(
    ("handed", "calendar", "due"),
    [
        # Saturday, 1 November worked for Monday the 3rd; the 4th is a holiday by law.
        (a_moment(2025, 10, 31, 10), StaffCalendar(week_days=5), date(2025, 11, 5)),
        (a_moment(2025, 10, 31, 10), StaffCalendar(week_days=6), date(2025, 11, 3)),
        (a_moment(2025, 9, 11, 8), StaffCalendar(week_days=5), date(2025, 9, 15)),
        (a_moment(2025, 9, 11, 23, 59), StaffCalendar(week_days=6), date(2025, 9, 13)),
        (a_moment(2026, 12, 31, 9), StaffCalendar(week_days=5), date(2027, 1, 12)),
    ],
    ids=[
        "the transfer of 2025",
        "the same with six days",
        "a five-day week",
        "a six-day week",
        "the new year",
    ],
)
def test_reasons_are_due_at_the_end_of_the_second_working_day(
    handed: datetime, calendar: StaffCalendar, due: date
) -> None:
    found = reasons_due(handed, calendar=calendar, tz=BARNAUL)
    assert found == a_moment(due.year, due.month, due.day, 23, 59, 59)
