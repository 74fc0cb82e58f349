"""Homework is set, changed, or said to be none; individual homework has its pupils."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_lesson
from tests.cast import Cast
from tests.journal.writing import acting, entry, last_event, trail_of
from zhurnal.journal.commands.set_homework import set_homework
from zhurnal.journal.commands.withdraw_homework import withdraw_homework
from zhurnal.journal.models import Homework, HomeworkAddressee
from zhurnal.journal.states import HomeworkState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.usefixtures("long_day")

TASK = {"text": "§ 2", "exercises": "№ 34–36", "manner": ["письменно"], "minutes": 25}
THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


def set_(cast: Cast, who: Person, now: datetime, version: Any = 0, **fields: Any) -> HomeworkState:
    """Let somebody set the homework of today's lesson of algebra."""
    asked = entry("set_homework", **{"lesson": cast.lessons[-1].pk, "version": version, **fields})
    return set_homework(actor=acting(who, now), entry=asked, now=now)  # type: ignore[arg-type]


def withdraw(cast: Cast, who: Person, now: datetime, **fields: Any) -> HomeworkState:
    """Let somebody take an individual homework back."""
    asked: Any = entry("withdraw_homework", **fields)
    return withdraw_homework(actor=acting(who, now), entry=asked, now=now)


def refusal_of(*args: Any, **fields: Any) -> str:
    """The code with which a homework is refused."""
    before = Homework.objects.count()
    with pytest.raises(Refused) as refused:
        set_(*args, **fields)
    assert Homework.objects.count() == before
    return refused.value.verdict.code


@pytest.mark.req("R-2.8-a")
def test_homework_is_due_on_the_next_lesson_unless_said_otherwise(
    school_7: Cast, now: datetime
) -> None:
    cancelled = a_lesson(school_7.algebra, on=THURSDAY)
    Lesson.objects.filter(pk=cancelled.pk).update(state=Lesson.State.CANCELLED)
    a_lesson(school_7.algebra, on=FRIDAY)
    state = set_(school_7, school_7.anna, now, task=TASK)
    row = Homework.objects.get()
    assert (state.due_on, state.version, row.due_on) == (FRIDAY, 1, FRIDAY)
    assert (row.text, row.exercises, row.manner, row.minutes) == (
        "§ 2",
        "№ 34–36",
        ["письменно"],
        25,
    )
    assert (row.set_at, row.set_by, row.changed_at) == (now, school_7.anna.pk, None)
    assert last_event().after == {**TASK, "due_on": "2026-11-20"}
    other = set_(school_7, school_7.anna, now, 1, task=TASK, due_on="2026-11-25")
    assert other.due_on == date(2026, 11, 25)


def test_at_the_end_of_the_year_homework_has_no_day(school_7: Cast, now: datetime) -> None:
    assert set_(school_7, school_7.anna, now, task=TASK).due_on is None


@pytest.mark.req("R-2.8-c")
@pytest.mark.req("M-8")
def test_nothing_set_is_said_and_may_become_homework(school_7: Cast, now: datetime) -> None:
    assert set_(school_7, school_7.anna, now).nothing_set
    later = now + timedelta(hours=1)
    state = set_(school_7, school_7.anna, later, 1, task=TASK)
    row = Homework.objects.get()
    assert (state.nothing_set, state.version) == (False, 2)
    assert (row.set_at, row.changed_at) == (now, None)
    assert trail_of(row.pk) == ["journal.homework.set", "journal.homework.changed"]
    assert last_event().before == {"nothing_set": True}


def test_an_empty_homework_says_nothing_and_is_refused(school_7: Cast, now: datetime) -> None:
    asked = {"task": {"text": "  ", "minutes": 10}}
    assert refusal_of(school_7, school_7.anna, now, **asked) == "homework-empty"


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-17"])
def test_homework_is_due_after_its_lesson(school_7: Cast, now: datetime, day: str) -> None:
    asked = {"task": TASK, "due_on": day}
    assert refusal_of(school_7, school_7.anna, now, **asked) == "homework-due-before-lesson"


@pytest.mark.req("R-2.2-c")
def test_individual_homework_has_its_pupils_and_stands_beside_the_common(
    school_7: Cast, now: datetime
) -> None:
    ivan, pyotr = school_7.pupil_ivan.pk, school_7.pupil_pyotr.pk
    set_(school_7, school_7.anna, now, task=TASK)
    own = set_(school_7, school_7.anna, now, task={"text": "карточка 3"}, pupils=[ivan])
    changed = set_(
        school_7,
        school_7.anna,
        now,
        1,
        task={"text": "карточка 3"},
        pupils=[pyotr],
        homework=own.homework,
    )
    assert changed.version == 2
    rows = HomeworkAddressee.objects.filter(homework=own.homework)
    assert list(rows.values_list("pupil", flat=True)) == [pyotr]
    assert Homework.objects.filter(individual=False).count() == 1
    assert last_event().before == {"text": "карточка 3", "pupils": [str(ivan)]}


@pytest.mark.req("R-2.2-c")
def test_individual_homework_is_taken_back_and_the_trail_keeps_it(
    school_7: Cast, now: datetime
) -> None:
    asked = {"task": {"text": "карточка 3"}, "pupils": [school_7.pupil_ivan.pk]}
    own = set_(school_7, school_7.anna, now, **asked)
    with pytest.raises(Refused):
        withdraw(school_7, school_7.anna, now, homework=own.homework, version=7)
    with pytest.raises(Refused):
        withdraw(school_7, school_7.boris, now, homework=own.homework, version=1)
    assert withdraw(school_7, school_7.anna, now, homework=own.homework, version=1).version == 0
    assert not Homework.objects.exists()
    assert trail_of(own.homework) == ["journal.homework.set", "journal.homework.withdrawn"]


def test_common_homework_is_never_taken_back(school_7: Cast, now: datetime) -> None:
    common = set_(school_7, school_7.anna, now, task=TASK)
    with pytest.raises(Refused) as refused:
        withdraw(school_7, school_7.anna, now, homework=common.homework, version=1)
    assert refused.value.verdict.code == "not-found"
    assert Homework.objects.count() == 1


def test_pupils_of_other_groups_do_not_exist(school_7: Cast, now: datetime) -> None:
    asked = {"task": TASK, "pupils": [school_7.pupil_darya.pk]}
    assert refusal_of(school_7, school_7.anna, now, **asked) == "not-found"


@pytest.mark.req("R-3.2-d")
def test_who_did_not_see_the_last_homework_is_told_of_it(school_7: Cast, now: datetime) -> None:
    set_(school_7, school_7.anna, now, task=TASK)
    with pytest.raises(Refused) as refused:
        set_(school_7, school_7.anna, now, task={"text": "§ 3"})
    facts = refused.value.verdict.facts
    assert refused.value.verdict.code == "cell-changed"
    assert (facts["mine"], facts["theirs"]) == ("§ 3", "№ 34–36; § 2 (письменно)")
    assert set_(school_7, school_7.anna, now, task=TASK).version == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("head", "role-lacks-permission"),
        ("administrator", "role-lacks-permission"),
        ("boris", "not-found"),
    ],
)
def test_others_cannot(school_7: Cast, now: datetime, who: str, code: str) -> None:
    assert refusal_of(school_7, getattr(school_7, who), now, task=TASK) == code
