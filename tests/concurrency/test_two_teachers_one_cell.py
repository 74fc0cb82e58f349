"""Two teachers, one cell, at once, through the door: one is let in, the other is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from threading import Barrier
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from django.db import connections
from django.test import Client

from tests.builders import a_work, newcomers, teaches
from tests.cast import Cast, school_no_7
from tests.fixtures import sign_in
from tests.journal.writing import body
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import EntryReceipt, Mark, Work
from zhurnal.school.models import Pupil

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 12


@pytest.fixture
def both(transactional_db: None, now: datetime) -> Cast:
    """School No. 7, where Boris teaches Anna's algebra with her, and twelve more pupils."""
    cast = school_no_7()
    with cast.inside():
        teaches(cast.teacher_boris, cast.algebra)
        newcomers(cast.class_7b, ROUNDS)
    return cast


@contextmanager
def two_devices(cast: Cast) -> Iterator[Any]:
    """`at_once(first, second)`: what Anna's and Boris's devices are answered."""
    browsers = [sign_in(Client(), person) for person in (cast.anna, cast.boris)]
    line = Barrier(2)

    def send(browser: Client, entry: dict[str, Any]) -> dict[str, Any]:
        content = msgspec.json.encode([entry])
        line.wait(timeout=20)
        response = browser.post("/journal/entries/", content, content_type="application/json")
        answer: dict[str, Any] = msgspec.json.decode(response.content)[0]
        return answer

    def leave(_: int) -> None:
        line.wait(timeout=20)
        connections.close_all()

    def at_once(*entries: dict[str, Any]) -> list[dict[str, Any]]:
        return list(pool.map(send, browsers, entries))

    with ThreadPoolExecutor(2) as pool:
        yield at_once
        list(pool.map(leave, range(2)))


def pupils(cast: Cast) -> list[Pupil]:
    """Those whose cells the teachers meet in."""
    return list(Pupil.objects.filter(person__last_name__startswith="Новиков"))[:ROUNDS]


@pytest.mark.req("R-3.2-d")
def test_of_two_first_marks_one_is_put_and_one_is_told_of_it(both: Cast) -> None:
    with both.inside():
        work = a_work(both.lessons[-1], "test")
        met = pupils(both)
    with two_devices(both) as at_once:
        for pupil in met:
            told = {"lesson": work.lesson_id, "work": work.pk, "pupil": pupil.pk, "version": 0}
            answers = at_once(
                body("put_mark", value="5", **told), body("put_mark", value="3", **told)
            )
            winner, loser = sorted(answers, key=lambda each: not each["ok"])
            assert (winner["ok"], loser["code"]) == (True, "cell-changed")
            assert loser["facts"]["theirs"] == winner["state"]["value"] != loser["facts"]["mine"]
    with both.inside():
        stored = Mark.objects.filter(work=work)
        assert stored.count() == len(met) == ROUNDS
        assert {mark.version for mark in stored} == {1}
        events = Counter(AuditEvent.objects.values_list("subject_id", flat=True))
        assert all(events[mark.pk] == 1 for mark in stored)


@pytest.mark.req("R-3.2-d")
def test_of_two_corrections_one_is_made_and_one_is_told_of_it(both: Cast) -> None:
    with both.inside():
        work = a_work(both.lessons[-1], "test")
        pupil = pupils(both)[0]
    told = {"lesson": work.lesson_id, "work": work.pk, "pupil": pupil.pk}
    with two_devices(both) as at_once:
        at_once(*[body("put_mark", value="3", version=0, **told)] * 2)
        for version in range(1, ROUNDS):
            answers = at_once(
                body("put_mark", value="45"[version % 2], version=version, **told),
                body("put_mark", value="12"[version % 2], version=version, **told),
            )
            assert sorted(each["code"] for each in answers) == ["", "cell-changed"]
    with both.inside():
        mark = Mark.objects.get(work=work)
        assert mark.version == ROUNDS
        assert AuditEvent.objects.filter(subject_id=mark.pk).count() == ROUNDS


@pytest.mark.req("R-2.7-c")
def test_two_first_marks_of_a_kind_make_one_work(both: Cast) -> None:
    with both.inside():
        lesson = both.lessons[-1].pk
        first, second = pupils(both)[:2]
    told = {"lesson": lesson, "type": "answer", "value": "5", "version": 0}
    with two_devices(both) as at_once:
        answers = at_once(
            body("put_mark", pupil=first.pk, **told), body("put_mark", pupil=second.pk, **told)
        )
    assert [each["ok"] for each in answers] == [True, True]
    assert len({each["state"]["work"] for each in answers}) == 1
    with both.inside():
        assert Work.objects.filter(lesson=lesson).count() == 1


def test_one_entry_on_two_connections_is_made_once(both: Cast) -> None:
    with both.inside():
        work = a_work(both.lessons[-1], "test")
        met = pupils(both)
    browsers = [sign_in(Client(), both.anna) for _ in range(2)]
    line = Barrier(2)

    def send(browser: Client) -> list[Any]:
        answers = []
        for entry in entries:
            line.wait(timeout=20)
            response = browser.post(
                "/journal/entries/", msgspec.json.encode([entry]), content_type="application/json"
            )
            answers.append(msgspec.json.decode(response.content)[0]["state"])
        connections.close_all()
        return answers

    told = {"lesson": work.lesson_id, "work": work.pk, "value": "4", "version": 0}
    entries = [{**body("put_mark", pupil=pupil.pk, **told), "key": uuid4()} for pupil in met]
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(send, browsers)
    assert first == second
    with both.inside():
        assert Mark.objects.filter(work=work).count() == ROUNDS
        assert EntryReceipt.objects.count() == ROUNDS
        assert AuditEvent.objects.filter(event="journal.mark.put").count() == ROUNDS
