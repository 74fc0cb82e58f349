"""Works are added to a lesson and said anew; their weights are their own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.builders import a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, entry, last_event
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.commands.change_work import change_work
from zhurnal.journal.models import Work
from zhurnal.journal.states import WorkState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person


def add(cast: Cast, who: Person, now: datetime, **fields: Any) -> WorkState:
    """Let somebody add a work to today's lesson of algebra."""
    asked: Any = entry("add_work", **{"lesson": cast.lessons[-1].pk, "type": "test", **fields})
    return add_work(actor=acting(who, now), entry=asked, now=now)


def change(who: Person, now: datetime, work: WorkState, **fields: Any) -> WorkState:
    """Let somebody say anew what a work was."""
    said = {"work": work.work, "version": work.version, "type": work.type, "weight": work.weight}
    asked: Any = entry("change_work", **{**said, **fields})
    return change_work(actor=acting(who, now), entry=asked, now=now)


@pytest.mark.req("R-2.7-d")
@pytest.mark.req("R-2.4-a")
def test_works_take_the_weight_of_their_kind_or_their_own(school_7: Cast, now: datetime) -> None:
    first = add(school_7, school_7.anna, now, title=" Степени ")
    second = add(school_7, school_7.anna, now, type="answer", weight=2)
    assert (first.title, first.weight, first.position, first.version) == ("Степени", 3, 1, 1)
    assert (second.type, second.weight, second.position) == ("answer", 2, 2)
    assert list(Work.objects.filter(lesson=first.lesson).values_list("weight", flat=True)) == [3, 2]


def test_a_test_is_announced_before_its_lesson(school_7: Cast, now: datetime) -> None:
    later = a_lesson(school_7.algebra, on=TODAY, number=7)
    assert add(school_7, school_7.anna, now, lesson=later.pk).position == 1


def test_a_work_is_said_anew_and_the_trail_keeps_what_it_was(school_7: Cast, now: datetime) -> None:
    work = add(school_7, school_7.anna, now)
    state = change(school_7.anna, now, work, type="answer", weight=1, title="у доски")
    assert (state.type, state.weight, state.title, state.version) == ("answer", 1, "у доски", 2)
    event = last_event()
    assert event.before == {"type": "test", "title": "", "weight": 3}
    assert event.after == {"type": "answer", "title": "у доски", "weight": 1}
    with pytest.raises(Refused) as refused:
        change(school_7.anna, now, work, weight=5)
    assert refused.value.verdict.code == "cell-changed"
    assert change(school_7.anna, now, state, title="у доски").version == 2


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("head", "role-lacks-permission"),
        ("administrator", "role-lacks-permission"),
        ("boris", "not-found"),
    ],
)
def test_others_cannot(school_7: Cast, now: datetime, who: str, code: str) -> None:
    person = getattr(school_7, who)
    work = add(school_7, school_7.anna, now)
    with pytest.raises(Refused) as added:
        add(school_7, person, now)
    with pytest.raises(Refused) as changed:
        change(person, now, work, weight=5)
    assert [each.value.verdict.code for each in (added, changed)] == [code, code]
    assert Work.objects.get(pk=work.work).weight == 3
