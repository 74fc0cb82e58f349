"""Until when a lesson is open: so many days of the act, and never after its term."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import WindowRules
from zhurnal.deadlines.policy import put_results, write_in_time
from zhurnal.deadlines.rules.closing import LessonWindow, closing
from zhurnal.deadlines.rules.period_window import PeriodWindow

TZ = ZoneInfo("Asia/Barnaul")
ON, ENDS = date(2026, 12, 24), date(2026, 12, 29)


def closed(days: int | None, *, on: date = ON, ends: date | None = ENDS) -> tuple[str, bool]:
    at, by_term = closing(on, rules=WindowRules(lesson_days=days), term_ends=ends, tz=TZ)
    return (f"{at:%d.%m %H:%M:%S}" if at else "", by_term)


@pytest.mark.req("R-2.10-d")
@pytest.mark.parametrize(
    ("days", "last", "by_term"),
    [
        (0, "24.12 23:59:59", False),
        (3, "27.12 23:59:59", False),
        (5, "29.12 23:59:59", False),
        (6, "29.12 23:59:59", True),
        (None, "29.12 23:59:59", True),
    ],
)
def test_the_act_gives_days_and_the_term_ends_them(days: int, last: str, by_term: bool) -> None:
    assert closed(days) == (last, by_term)


def test_a_lesson_of_no_term_is_closed_by_the_act_alone() -> None:
    assert closed(None, ends=None) == ("", False)
    assert closed(2, ends=None) == ("26.12 23:59:59", False)
    assert closed(None, on=date(2026, 12, 30)) == ("", False)


@pytest.mark.req("R-2.5-a")
def test_the_last_second_belongs_to_the_window() -> None:
    at = datetime(2026, 12, 29, 23, 59, 59, tzinfo=TZ)
    window = LessonWindow(ON, at, by_term=True)
    assert write_in_time(window, now=at - timedelta(seconds=1))
    assert write_in_time(window, now=at + timedelta(milliseconds=999))
    assert write_in_time(window, now=at + timedelta(seconds=1)).code == "term-closed"


@pytest.mark.req("R-2.10-d")
def test_an_exception_opens_until_its_hour_and_not_a_moment_longer() -> None:
    at = datetime(2026, 12, 24, 23, 59, 59, tzinfo=TZ)
    until = datetime(2027, 1, 14, 18, tzinfo=TZ)
    window = LessonWindow(ON, at, False, "112", until, "Лапина Елена Викторовна")
    assert write_in_time(window, now=until - timedelta(microseconds=1))
    refused = write_in_time(window, now=until)
    assert refused.code == "lesson-closed"
    assert refused.facts["order"] == "112"
    assert refused.facts["ask"] == "Лапина Елена Викторовна"


@pytest.mark.req("R-2.6-d")
def test_results_too_early_want_a_reason_and_too_late_a_reopening() -> None:
    opens = datetime(2026, 12, 23, tzinfo=TZ)
    due = datetime(2026, 12, 29, 23, 59, 59, tzinfo=TZ)
    window = PeriodWindow(date(2026, 12, 23), ENDS, opens, due)

    def code(now: datetime, *, reopened: bool = False, reason: str = "") -> str:
        return put_results(window, reopened=reopened, reason=reason, ask="", now=now).code

    assert code(opens - timedelta(seconds=1)) == "results-too-early"
    assert code(opens - timedelta(seconds=1), reason="уезжает") == ""
    assert code(opens) == code(due) == ""
    assert code(due + timedelta(seconds=1), reason="забыла") == "results-too-late"
    assert code(due + timedelta(seconds=1), reopened=True) == ""


@given(days=st.none() | st.integers(0, 60), until=st.integers(0, 60))
def test_a_lesson_is_open_on_its_day_and_closed_after_its_term(days: int, until: int) -> None:
    ends = ON + timedelta(days=until)
    at, _ = closing(ON, rules=WindowRules(lesson_days=days), term_ends=ends, tz=TZ)
    assert at is not None
    assert ON <= at.date() <= ends
    assert at.date() in {ends, ON + timedelta(days=days or 0)}
