"""The door for entries: one request, many entries, each once, each answered for itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_person, a_staff_member, a_work, joins, newcomers, teaches
from tests.cast import Cast, Strangers
from tests.journal.writing import body, send
from zhurnal.accounts.models import Account
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import EntryReceipt, Mark

SignIn = Callable[..., Client]


@pytest.fixture
def work(cast: Cast) -> Any:
    """A test at today's lesson of algebra."""
    with cast.inside():
        return a_work(cast.lessons[-1], "test")


@pytest.fixture
def five(cast: Cast, work: Any) -> dict[str, Any]:
    """A five for Ivan."""
    return mark(cast, work, "5")


def mark(cast: Cast, work: Any, value: str, version: int = 0, **fields: Any) -> dict[str, Any]:
    """Ivan's mark as a device sends it."""
    told = {"lesson": work.lesson_id, "pupil": cast.pupil_ivan.pk, "work": work.pk, **fields}
    return body("put_mark", value=value, version=version, **told)


@pytest.mark.req("R-2.4-a")
def test_entries_are_answered_one_by_one_and_a_chain_goes_at_once(
    cast: Cast, signed_in: SignIn, work: Any
) -> None:
    chain = [mark(cast, work, "5"), mark(cast, work, "6", 1), mark(cast, work, "4", 1)]
    status, answers = send(signed_in(cast.anna), *chain)
    assert status == 200
    assert [each["key"] for each in answers] == [str(each["key"]) for each in chain]
    assert [each["ok"] for each in answers] == [True, False, True]
    assert answers[1]["code"] == "not-a-mark"
    assert answers[1]["sentence"] == (
        "«6» нет в шкале этого предмета. По локальному акту ставят: 5, 4, 3, 2, 1 или точку •."
    )
    assert answers[2]["state"] == {
        "work": str(work.pk),
        "pupil": str(cast.pupil_ivan.pk),
        "value": "4",
        "version": 2,
        "comment": "",
        "corrected": True,
        "due_on": None,
        "done_on": None,
        "made": None,
    }


@pytest.mark.usefixtures("long_day")
def test_every_kind_of_entry_goes_through_the_door(cast: Cast, signed_in: SignIn) -> None:
    lesson, ivan, pyotr = cast.lessons[-1].pk, cast.pupil_ivan.pk, cast.pupil_pyotr.pk
    anna = signed_in(cast.anna)
    _, [added, own, *others] = send(
        anna,
        body("add_work", lesson=lesson, type="test"),
        body("set_homework", lesson=lesson, version=0, task={"text": "§ 1"}, pupils=[ivan]),
        body("put_mark", lesson=lesson, pupil=pyotr, value="4", version=0, type="answer"),
        body("record_absence", lesson=lesson, pupil=ivan, fact="late", minutes=3, version=0),
        body(
            "confirm_attendance",
            lesson=lesson,
            absent=[ivan],
            seen=[{"pupil": ivan, "version": 1}],
        ),
        body("write_topic", lesson=lesson, version=0, topic="Степень"),
        body("set_homework", lesson=lesson, version=0),
    )
    _, last = send(
        anna,
        body("change_work", work=added["state"]["work"], version=1, type="answer", weight=0),
        body("withdraw_homework", homework=own["state"]["homework"], version=1),
    )
    every = [added, own, *others, *last]
    assert [each["code"] for each in every] == [""] * 9


@pytest.mark.req("R-3.1-c")
def test_an_entry_sent_twice_is_made_once_and_answered_alike(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    anna = signed_in(cast.anna)
    first, second, third = send(anna, five), send(anna, five), send(anna, five, five)
    assert first[1][0]["state"] == second[1][0]["state"] == third[1][1]["state"]
    with cast.inside():
        assert Mark.objects.get(work=five["work"]).version == 1
        assert AuditEvent.objects.count() == 1
        assert EntryReceipt.objects.count() == 1


def test_a_repeated_entry_is_answered_as_before_though_others_wrote_since(
    cast: Cast, signed_in: SignIn, work: Any, five: dict[str, Any]
) -> None:
    anna = signed_in(cast.anna)
    send(anna, five, mark(cast, work, "4", 1))
    _, [again] = send(anna, five)
    assert (again["ok"], again["state"]["value"], again["state"]["version"]) == (True, "5", 1)
    with cast.inside():
        assert Mark.objects.get(work=work).value == "4"


def test_keys_of_two_accounts_do_not_collide(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    with cast.inside():
        teaches(cast.teacher_boris, cast.algebra)
    send(signed_in(cast.anna), five)
    status, [answer] = send(signed_in(cast.boris, Client()), {**five, "value": "3", "version": 1})
    assert (status, answer["ok"], answer["state"]["value"]) == (200, True, "3")


def test_a_refused_entry_leaves_no_receipt_and_is_judged_anew(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    anna = signed_in(cast.anna)
    refused = {**five, "version": 3}
    assert send(anna, refused)[1][0]["code"] == "cell-changed"
    with cast.inside():
        assert not EntryReceipt.objects.exists()
        assert not Mark.objects.filter(work=five["work"]).exists()
    assert send(anna, five)[1][0]["ok"]


@pytest.mark.req("R-3.2-d")
def test_a_conflict_tells_both_values_who_and_when(
    cast: Cast, signed_in: SignIn, work: Any, five: dict[str, Any]
) -> None:
    with cast.inside():
        teaches(cast.teacher_boris, cast.algebra)
    send(signed_in(cast.anna), five)
    _, [answer] = send(signed_in(cast.boris, Client()), mark(cast, work, "3"))
    assert (answer["ok"], answer["state"]) == (False, None)
    facts = answer["facts"]
    assert (facts["mine"], facts["theirs"], facts["version"]) == ("3", "5", 1)
    assert datetime.fromisoformat(facts["at"]).utcoffset()
    assert answer["sentence"].startswith(
        "Пока вы писали, запись изменилась: Петрова А. С., 18\u00a0ноября, 12:00."
    )


@pytest.mark.req("R-1.1-b")
def test_whatever_is_strange_gets_the_same_answer(
    cast: Cast, strangers: Strangers, signed_in: SignIn, work: Any
) -> None:
    strange = [
        mark(cast, work, "5", lesson=strangers.lesson.pk),
        mark(cast, work, "5", lesson=uuid4()),
        mark(cast, work, "5", pupil=strangers.pupil.pk),
        mark(cast, work, "5", pupil=uuid4()),
        {**mark(cast, work, "5"), "work": uuid4()},
        mark(cast, work, "5", lesson=cast.english_lesson.pk),
    ]
    _, answers = send(signed_in(cast.anna), *strange)
    told = {(each["code"], each["sentence"], str(each["facts"])) for each in answers}
    assert len(told) == 1
    assert answers[0]["code"] == "not-found"


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["head", "deputy", "administrator", "galina", "vera", "ivan"])
def test_who_teaches_nothing_writes_nothing(
    cast: Cast, signed_in: SignIn, five: dict[str, Any], who: str
) -> None:
    status, [answer] = send(signed_in(getattr(cast, who)), five)
    assert (status, answer["code"]) == (200, "role-lacks-permission")
    with cast.inside():
        assert not Mark.objects.filter(work=five["work"]).exists()


def test_a_head_who_teaches_writes_his_own_page_and_no_other(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    with cast.inside():
        teaches(a_staff_member(cast.head), cast.english_one)
    _, [others] = send(signed_in(cast.head), five)
    assert others["code"] == "not-your-lesson"
    english = body(
        "put_mark",
        lesson=cast.english_lesson.pk,
        pupil=cast.pupil_ivan.pk,
        value="5",
        version=0,
        type="answer",
    )
    assert send(signed_in(cast.head), english)[1][0]["ok"]


@pytest.mark.parametrize("more", [0, 30])
def test_a_mark_costs_the_same_in_every_class(
    cast: Cast, signed_in: SignIn, five: dict[str, Any], more: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, more)
    anna = signed_in(cast.anna)
    with CaptureQueriesContext(connection) as queries:
        assert send(anna, five)[1][0]["ok"]
    asked = [each["sql"] for each in queries if "SAVEPOINT" not in each["sql"]]
    # session, account, actor; the cell, its mark; the mark, the trail, the receipt.
    assert len(asked) == 8


def test_a_person_of_two_schools_writes_in_the_chosen_one(
    cast: Cast, strangers: Strangers, signed_in: SignIn, five: dict[str, Any]
) -> None:
    with cast.inside():
        account = Account.objects.get(login="petrova.as")
    with strangers.inside():
        twin = a_person("Петрова Анна Сергеевна")
        joins(twin, account)
        teaches(a_staff_member(twin), strangers.course)
    _, [answer] = send(signed_in(twin), five)
    assert answer["code"] == "not-found"
    assert send(signed_in(cast.anna), five)[1][0]["ok"]
