"""Other scales, debts with a day, later work: what a mark may say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work, marks
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, enacted, entry, last_event
from zhurnal.assessment.act import Act, DebtRules, Level, ScaleCode, ScaleRule
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.models import Absence, Mark
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.journal.states import MarkState
from zhurnal.kernel.verdict import Refused


def put(cast: Cast, now: datetime, value: str, version: int = 0, **fields: Any) -> MarkState:
    """Let Anna put Ivan's mark at today's lesson of algebra."""
    fields = {"lesson": cast.lessons[-1].pk, "pupil": cast.pupil_ivan.pk, **fields}
    asked = entry("put_mark", value=value, version=version, **fields)
    return put_mark(actor=acting(cast.anna, now), entry=asked, now=now)  # type: ignore[arg-type]


def refused(*args: Any, **fields: Any) -> str:
    """The code with which a mark is refused."""
    with pytest.raises(Refused) as error:
        put(*args, **fields)
    return error.value.verdict.code


# --- scales ---------------------------------------------------------------------------------


@pytest.mark.req("R-2.4-a")
@pytest.mark.req("R-2.4-d")
@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [
        ("five", ["5", "1", "•"], ["6", "10", "зач", "В"]),
        ("ten", ["10", "1", "•"], ["0", "11", "зач"]),
        ("hundred", ["100", "0", "87"], ["101", "-1", "087"]),
        ("credit", ["зач", "незач", "•"], ["5", "зачёт"]),
        ("words", ["В", "✓", "•"], ["5", "Н"]),
    ],
)
def test_the_act_in_force_says_which_values_there_are(
    school_7: Cast, now: datetime, scale: str, good: list[str], bad: list[str]
) -> None:
    enacted(Act(scales=(ScaleRule(ScaleCode(scale)),)))
    for value in bad:
        code = "taught-without-marks" if scale == "words" else "not-a-mark"
        assert refused(school_7, now, value, type="answer") == code
    version = 0
    for value in good:
        version = put(school_7, now, value, version, type="answer").version
    assert Mark.objects.get(lesson=school_7.lessons[-1]).value == good[-1]


@pytest.mark.req("M-5")
def test_a_mark_is_judged_by_the_act_of_its_lesson_and_not_of_today(
    school_7: Cast, now: datetime
) -> None:
    enacted(Act(scales=(ScaleRule(ScaleCode.TEN),)), since=TODAY)
    earlier = school_7.lessons[0]
    assert put(school_7, now, "10", type="test").value == "10"
    assert refused(school_7, now, "10", type="test", lesson=earlier.pk) == "not-a-mark"


def test_levels_are_the_schools_own(school_7: Cast, now: datetime) -> None:
    enacted(Act(levels=(Level("☀", "получается"), Level("☁", "нужна помощь"))))
    first = a_class("1А")
    lesson = a_lesson(a_course("Чтение", first.group, school_7.teacher_anna), on=TODAY)
    fields: Any = {"lesson": lesson.pk, "pupil": a_pupil(first).pk, "type": "answer"}
    assert refused(school_7, now, "В", **fields) == "taught-without-marks"
    assert put(school_7, now, "☀", **fields).value == "☀"


def test_a_mean_is_made_on_the_scale_of_the_page(school_7: Cast, now: datetime) -> None:
    enacted(Act(scales=(ScaleRule(ScaleCode.TEN),)))
    work = a_work(school_7.lessons[-1])
    marks(school_7.pupil_pyotr, "10", [work])
    page = journal_page(school_7.algebra.pk, actor=acting(school_7.anna, now), now=now)
    assert page is not None
    assert {line.mean for line in page.lines if line.id == school_7.pupil_pyotr.pk} == {
        Decimal("10.00")
    }


# --- debts ----------------------------------------------------------------------------------


def test_a_debt_has_the_acts_term_unless_told_otherwise(school_7: Cast, now: datetime) -> None:
    enacted(Act(debts=DebtRules(days=7)))
    assert put(school_7, now, "•", type="test").due_on == TODAY + timedelta(7)
    day = date(2026, 11, 24)
    assert put(school_7, now, "•", 1, type="test", due_on=day).due_on == day
    assert (last_event().after or {})["due_on"] == "2026-11-24"
    assert put(school_7, now, "•", 2, type="test").due_on == day
    handed_in = put(school_7, now, "4", 2, type="test")
    assert (handed_in.due_on, handed_in.corrected) == (None, False)


def test_a_debt_does_not_end_before_today(school_7: Cast, now: datetime) -> None:
    past: Any = {"type": "test", "due_on": TODAY - timedelta(1)}
    assert refused(school_7, now, "•", **past) == "debt-due-before-today"


def test_what_an_overdue_debt_is_worth_follows_from_the_day_of_reading(
    school_7: Cast, now: datetime
) -> None:
    enacted(Act(debts=msgspec.convert({"becomes": "two", "days": 3}, DebtRules)))
    put(school_7, now, "•", work=a_work(school_7.lessons[-1], weight=4).pk)
    before = Mark.objects.get(value="•")

    def mean(at: datetime) -> Decimal | None:
        page = journal_page(school_7.algebra.pk, actor=acting(school_7.anna, at), now=at)
        assert page is not None
        return next(line.mean for line in page.lines if line.id == school_7.pupil_ivan.pk)

    assert mean(now + timedelta(3)) == Decimal("4.25")
    assert mean(now + timedelta(4)) == Decimal("3.13")
    assert Mark.objects.get(pk=before.pk).version == before.version


# --- later work -----------------------------------------------------------------------------


@pytest.fixture
def ivan_away(school_7: Cast, now: datetime) -> None:
    """Ivan was not at the first lesson of algebra."""
    Absence.objects.create(
        lesson=school_7.lessons[0], pupil=school_7.pupil_ivan, school_year=2026, fact="absent",
        put_at=now, put_by=school_7.anna.pk,
    )  # fmt: skip


@pytest.mark.req("R-2.4-d")
@pytest.mark.usefixtures("ivan_away")
def test_later_work_of_an_absent_pupil_carries_its_real_day(school_7: Cast, now: datetime) -> None:
    fields: Any = {"lesson": school_7.lessons[0].pk, "type": "test"}
    assert refused(school_7, now, "5", **fields) == "absent-needs-reason"
    done = date(2026, 11, 17)
    state = put(school_7, now, "5", **fields, done_on=done)
    assert (state.done_on, last_event().reason) == (done, "")
    assert put(school_7, now, "4", 1, **fields, reason="описка").done_on == done
    assert put(school_7, now, "", 2, **fields).done_on is None


@pytest.mark.req("R-2.4-d")
@pytest.mark.usefixtures("ivan_away")
@pytest.mark.parametrize("day", [date(2026, 11, 10), date(2026, 11, 19)])
def test_later_work_is_done_between_its_lesson_and_today(
    school_7: Cast, now: datetime, day: date
) -> None:
    fields: Any = {"lesson": school_7.lessons[0].pk, "type": "test", "done_on": day}
    assert refused(school_7, now, "5", **fields) == "done-on-impossible"
