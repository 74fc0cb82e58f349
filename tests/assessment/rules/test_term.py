"""Until when marks are put: in lessons, working days, calendar days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.assessment.act import Act, HomeworkNorm
from zhurnal.assessment.rules.homework_norm import homework_norm
from zhurnal.assessment.rules.term import term_ends_on
from zhurnal.assessment.work_kinds import WORK_KINDS, Term, TermUnit

WEDNESDAY = date(2026, 11, 18)
LESSONS = [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 25)]
HOLIDAY = date(2026, 11, 20)


def is_working(day: date) -> bool:
    """Monday to Friday, but not that Friday."""
    return day.weekday() < 5 and day != HOLIDAY


@pytest.mark.req("R-2.6-a")
@pytest.mark.parametrize(
    ("count", "unit", "ends_on"),
    [
        (0, TermUnit.LESSONS, WEDNESDAY),
        (0, TermUnit.WORKING_DAYS, WEDNESDAY),
        (0, TermUnit.CALENDAR_DAYS, WEDNESDAY),
        (1, TermUnit.LESSONS, date(2026, 11, 20)),
        (3, TermUnit.LESSONS, date(2026, 11, 25)),
        (1, TermUnit.WORKING_DAYS, date(2026, 11, 19)),
        (3, TermUnit.WORKING_DAYS, date(2026, 11, 24)),
        (7, TermUnit.CALENDAR_DAYS, date(2026, 11, 25)),
        (4, TermUnit.LESSONS, date(2026, 11, 25)),
    ],
)
def test_a_term_ends_on_its_day(count: int, unit: TermUnit, ends_on: date) -> None:
    """The last case: the timetable shows three lessons, so four are counted in working days."""
    term = Term(count, unit)
    assert term_ends_on(term, WEDNESDAY, ahead=LESSONS, is_working=is_working) == ends_on


@given(st.integers(0, 365), st.sampled_from(TermUnit), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_term_never_ends_before_its_lesson_nor_before_a_shorter_one(
    count: int, unit: TermUnit, on: date
) -> None:
    ahead = [on + timedelta(days=2 * n) for n in range(1, 400)]
    ends = [
        term_ends_on(Term(each, unit), on, ahead=ahead, is_working=lambda _: True)
        for each in (count, min(count + 1, 365))
    ]
    assert on <= ends[0] <= ends[1]


def test_a_school_that_never_works_does_not_hang_the_program() -> None:
    term = Term(3, TermUnit.WORKING_DAYS)
    assert term_ends_on(term, WEDNESDAY, ahead=[], is_working=lambda _: False) == WEDNESDAY


@pytest.mark.req("R-2.6-a")
def test_the_usual_terms_are_those_of_local_acts() -> None:
    terms = {kind.code: kind.term for kind in WORK_KINDS}
    assert terms["answer"] == terms["classwork"] == Term()
    assert terms["test"] == terms["dictation"] == Term(3, TermUnit.WORKING_DAYS)
    assert terms["essay"] == Term(7, TermUnit.CALENDAR_DAYS)


@pytest.mark.req("R-2.8-e")
@pytest.mark.parametrize(
    ("grade", "minutes"),
    [(1, 60), (2, 90), (3, 90), (4, 120), (5, 120), (6, 150), (8, 150), (9, 210), (11, 210)],
)
def test_homework_of_a_day_has_a_norm(grade: int, minutes: int) -> None:
    assert homework_norm(Act(), grade) == minutes


@pytest.mark.req("R-2.8-e")
def test_the_norm_is_the_schools_own() -> None:
    act = Act(homework_norms=(HomeworkNorm(11, 100), HomeworkNorm(4, 40)))
    assert [homework_norm(act, grade) for grade in (4, 5, 11)] == [40, 100, 100]
