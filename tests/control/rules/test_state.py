"""How a duty stands from its opening to its end, to the second."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import BARNAUL
from zhurnal.assessment.act import StaffCalendar
from zhurnal.control.rules.state import Dated, State, lateness, state
from zhurnal.excuses.rules.reason_term import reasons_due
from zhurnal.journal.rules.owed import LessonFacts, owed
from zhurnal.kernel.clock import end_of_day

SECOND = timedelta(seconds=1)
#: 2025: Saturday, 1 November worked for Monday the 3rd; the 4th is a holiday by law.
NOVEMBER_2025 = StaffCalendar(
    week_days=5, days_off=(date(2025, 11, 3),), working_days=(date(2025, 11, 1),)
)


def moment(*numbers: int) -> datetime:
    """An instant by the clock of Barnaul."""
    return datetime(*numbers, tzinfo=BARNAUL)  # type: ignore[arg-type,misc]


OPENS, DUE = moment(2025, 9, 9, 9, 50), moment(2025, 9, 9, 23, 59, 59)
MOMENTS = st.integers(-100_000, 200_000).map(lambda seconds: OPENS + seconds * SECOND)


@pytest.mark.req("R-2.5-a", "attendance_midnight")
def test_attendance_midnight() -> None:
    """Tuesday 09.09.2025, lesson 3: entered at 23:59:58 it is on time, at 00:00:00 late."""
    third = LessonFacts(
        starts_at=OPENS,
        day_ends=end_of_day(date(2025, 9, 9), BARNAUL),
        classes_end=moment(2025, 9, 9, 13, 55),
        attendance_taken=False,
        topic_written=False,
        homework_said=False,
    )
    due_at = owed(third, now=OPENS)[0].due_at
    for entered, found in (
        (moment(2025, 9, 9, 23, 59, 58), State.DONE_ON_TIME),
        (moment(2025, 9, 9, 23, 59, 59), State.DONE_ON_TIME),
        (moment(2025, 9, 10), State.DONE_LATE),
    ):
        assert state(Dated(OPENS, due_at, entered), now=entered) is found
    assert state(Dated(OPENS, due_at), now=moment(2025, 9, 9, 23, 59, 59)) is State.DUE_SOON
    assert state(Dated(OPENS, due_at), now=moment(2025, 9, 10)) is State.OVERDUE


@pytest.mark.req("R-2.9-c", "reason_two_working_days_over_4_november")
def test_reason_two_working_days_over_4_november() -> None:
    """Handed in on Friday 31.10.2025: due at the end of Wednesday 05.11."""
    handed_at = moment(2025, 10, 31, 10)
    duty = Dated(handed_at, reasons_due(handed_at, calendar=NOVEMBER_2025, tz=BARNAUL))
    assert duty.due_at == moment(2025, 11, 5, 23, 59, 59)
    assert state(duty, now=moment(2025, 11, 5, 21)) is State.OPEN
    assert state(duty, now=moment(2025, 11, 5, 23, 59, 59)) is State.DUE_SOON
    assert state(duty, now=moment(2025, 11, 6)) is State.OVERDUE


@pytest.mark.req("M-1")
@pytest.mark.parametrize(
    ("now", "found"),
    [
        (OPENS - SECOND, State.FUTURE),
        (OPENS, State.OPEN),
        (DUE - timedelta(hours=2), State.DUE_SOON),
        (DUE + SECOND, State.OVERDUE),
    ],
)
def test_an_open_duty_goes_from_the_future_to_overdue(now: datetime, found: State) -> None:
    assert state(Dated(OPENS, DUE), now=now) is found


@pytest.mark.req("M-1")
@pytest.mark.parametrize("standing", ["waived", "not-applicable"])
def test_what_was_waived_or_fell_away_stands_so_at_any_time(standing: str) -> None:
    for now in (OPENS - SECOND, OPENS, DUE + SECOND):
        assert state(Dated(OPENS, DUE, None, standing), now=now) == standing


@given(now=MOMENTS, done=MOMENTS)
def test_lateness_and_state_agree(now: datetime, done: datetime) -> None:
    late = state(Dated(OPENS, DUE, done), now=now) is State.DONE_LATE
    assert (lateness(done, due_at=DUE) > timedelta()) is late
