"""One pupil is absent, late, or present after all: at one lesson, once it has begun."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.builders import a_lesson, a_work, marks
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, entry, last_event, trail_of
from zhurnal.journal.commands.record_absence import record_absence
from zhurnal.journal.models import Absence, LessonRecord
from zhurnal.journal.states import AbsenceState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person


def say(
    cast: Cast, who: Person, now: datetime, fact: str, version: Any = 0, **fields: Any
) -> AbsenceState:
    """Let somebody record Ivan at today's lesson of algebra."""
    named = {"lesson": cast.lessons[-1].pk, "pupil": cast.pupil_ivan.pk, **fields}
    asked = entry("record_absence", fact=fact, version=version, **named)
    return record_absence(actor=acting(who, now), entry=asked, now=now)  # type: ignore[arg-type]


def refusal_of(*args: Any, **fields: Any) -> str:
    """The code with which an absence is refused; nothing may be left behind."""
    before = list(Absence.objects.values_list("pk", "version"))
    with pytest.raises(Refused) as refused:
        say(*args, **fields)
    assert list(Absence.objects.values_list("pk", "version")) == before
    return refused.value.verdict.code


@pytest.mark.req("R-2.5-d")
def test_absent_in_one_lesson_is_nothing_about_another(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "absent")
    rows = Absence.objects.filter(pupil=school_7.pupil_ivan)
    assert list(rows.values_list("lesson_id", "fact")) == [(school_7.lessons[-1].pk, "absent")]


@pytest.mark.req("R-2.5-d")
def test_late_keeps_the_minutes_and_the_trail_every_change(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "absent")
    state = say(school_7, school_7.anna, now, "late", 1, minutes=12)
    row = Absence.objects.get(pupil=school_7.pupil_ivan)
    assert (state.fact, state.minutes, state.version) == ("late", 12, 2)
    assert (row.fact, row.minutes_late, row.reason) == ("late", 12, "unknown")
    assert trail_of(row.pk) == ["journal.absence.recorded"] * 2
    assert last_event().before == {"fact": "absent"}
    assert last_event().after == {"fact": "late", "minutes": 12}


@pytest.mark.req("M-8")
def test_present_after_all_keeps_the_row(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "absent")
    say(school_7, school_7.anna, now, "present", 1)
    assert Absence.objects.get(pupil=school_7.pupil_ivan).fact == "present"


@pytest.mark.req("R-2.5-b")
def test_an_absence_does_not_confirm_the_lesson(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "absent")
    assert not LessonRecord.objects.filter(attendance_at__isnull=False).exists()


@pytest.mark.req("R-2.5-c")
def test_before_the_lesson_there_is_no_fact(school_7: Cast, now: datetime) -> None:
    later = a_lesson(school_7.algebra, on=TODAY, number=7)
    assert refusal_of(school_7, school_7.anna, now, "absent", lesson=later.pk) == (
        "lesson-not-begun"
    )


@pytest.mark.req("R-2.4-d")
def test_the_marked_are_made_absent_with_a_reason_only(school_7: Cast, now: datetime) -> None:
    marks(school_7.pupil_ivan, "4", [a_work(school_7.lessons[-1])])
    assert refusal_of(school_7, school_7.anna, now, "absent") == "marked-needs-reason"
    say(school_7, school_7.anna, now, "absent", reason="отвечал на перемене")
    assert last_event().reason == "отвечал на перемене"


@pytest.mark.req("R-3.2-d")
def test_two_who_differ_are_told_of_each_other(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "late", minutes=5)
    with pytest.raises(Refused) as refused:
        say(school_7, school_7.anna, now, "absent")
    facts = refused.value.verdict.facts
    assert refused.value.verdict.code == "cell-changed"
    assert (facts["mine"], facts["theirs"], facts["version"]) == ("н", "оп 5", 1)


def test_the_same_again_changes_nothing(school_7: Cast, now: datetime) -> None:
    say(school_7, school_7.anna, now, "absent")
    assert say(school_7, school_7.anna, now, "absent").version == 1
    assert say(school_7, school_7.anna, now, "present", pupil=school_7.pupil_pyotr.pk).version == 0
    assert Absence.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("head", "role-lacks-permission"),
        ("administrator", "role-lacks-permission"),
        ("galina", "role-lacks-permission"),
        ("boris", "not-found"),
    ],
)
def test_others_cannot(school_7: Cast, now: datetime, who: str, code: str) -> None:
    assert refusal_of(school_7, getattr(school_7, who), now, "absent") == code


def test_a_pupil_of_another_class_does_not_exist(school_7: Cast, now: datetime) -> None:
    pupil = school_7.pupil_darya.pk
    assert refusal_of(school_7, school_7.anna, now, "absent", pupil=pupil) == "not-found"
