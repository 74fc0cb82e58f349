"""When the attendance, the topic and the homework of a lesson are due. 7Б, Tuesday, 9 September."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.journal.rules.owed import Duty, DutyState, LessonFacts, Owed, owed
from zhurnal.kernel.clock import at, end_of_day, zone

BARNAUL = zone("Asia/Barnaul")
TUESDAY = date(2025, 9, 9)


def moment(text: str, day: date = TUESDAY) -> datetime:
    """A moment of Tuesday by the school's clock."""
    return at(day, time.fromisoformat(text), BARNAUL)


LESSON = LessonFacts(
    starts_at=moment("09:50"),
    day_ends=end_of_day(TUESDAY, BARNAUL),
    classes_end=moment("14:40"),
    attendance_taken=False,
    topic_written=False,
    homework_said=False,
)


def duties(now: datetime, lesson: LessonFacts = LESSON) -> dict[Duty, Owed]:
    """The duties of a lesson by kind."""
    return {each.duty: each for each in owed(lesson, now=now)}


@pytest.mark.req("R-2.5-a")
@pytest.mark.req("R-2.7-b")
@pytest.mark.parametrize("duty", [Duty.ATTENDANCE, Duty.TOPIC])
def test_attendance_and_topic_are_due_by_midnight(duty: Duty) -> None:
    assert duties(moment("09:49:59"))[duty].state is DutyState.AHEAD
    assert duties(moment("09:50"))[duty].state is DutyState.DUE
    assert duties(moment("23:59:58"))[duty].state is DutyState.DUE
    assert duties(moment("23:59:59"))[duty].state is DutyState.DUE
    midnight = moment("00:00", date(2025, 9, 10))
    assert duties(midnight)[duty].state is DutyState.OVERDUE


@pytest.mark.req("R-2.8-b")
@pytest.mark.parametrize(
    ("classes_end", "due"), [("14:40", "16:10"), ("13:55", "15:25"), ("11:50", "13:20")]
)
def test_homework_is_due_ninety_minutes_after_the_class_has_ended(
    classes_end: str, due: str
) -> None:
    lesson = replace(LESSON, classes_end=moment(classes_end))
    homework = duties(moment("12:00"), lesson)[Duty.HOMEWORK]
    assert homework.due_at == moment(due)
    assert duties(moment(due), lesson)[Duty.HOMEWORK].state is DutyState.DUE
    late = duties(moment(f"{due}:01"), lesson)[Duty.HOMEWORK]
    assert late.state is DutyState.OVERDUE


@given(st.booleans(), st.booleans(), st.booleans(), st.datetimes(timezones=st.just(BARNAUL)))
def test_what_is_done_is_owed_no_more_whatever_the_hour(
    attendance: bool, topic: bool, homework: bool, now: datetime
) -> None:
    lesson = replace(
        LESSON, attendance_taken=attendance, topic_written=topic, homework_said=homework
    )
    told = duties(now, lesson)
    done = {duty for duty, each in told.items() if each.state is DutyState.DONE}
    expected = {Duty.ATTENDANCE: attendance, Duty.TOPIC: topic, Duty.HOMEWORK: homework}
    assert done == {duty for duty, finished in expected.items() if finished}
