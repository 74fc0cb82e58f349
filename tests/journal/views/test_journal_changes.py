"""What an open page is told of what others write: to whom, how soon, at what cost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_work, newcomers, teaches
from tests.cast import Cast, Strangers
from tests.fixtures import sign_in
from tests.journal.writing import body, send

SignIn = Callable[..., Client]


def address(cast: Cast, term: int = 2) -> str:
    """Where the page of algebra in 7Б asks."""
    return reverse("journal:changes", args=[cast.algebra.pk]) + f"?term={term}"


def opened(browser: Client, cast: Cast) -> dict[str, Any]:
    """The data of the page that somebody has just opened."""
    page = browser.get(reverse("journal:page", args=[cast.algebra.pk])).content.decode()
    found = re.search(r'<script id="marks-grid-data" type="application/json">(.*?)</script>', page)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def news(browser: Client, page: dict[str, Any], after: int | None = None) -> dict[str, Any]:
    """What the page is told since it was opened, or since a moment."""
    answer = browser.get(f"{page['changes']}&after={page['after'] if after is None else after}")
    assert answer.status_code == 200
    told: dict[str, Any] = msgspec.json.decode(answer.content)
    return told


def put(browser: Client, cast: Cast, value: str, *, version: int = 0, **fields: Any) -> None:
    """Put a mark for Ivan at today's lesson."""
    where = {"lesson": cast.lessons[-1].pk, "pupil": cast.pupil_ivan.pk, "version": version}
    status, [answer] = send(browser, body("put_mark", value=value, **where, **fields))
    assert (status, answer["ok"]) == (200, True)


def test_a_mark_is_told_with_its_work_its_version_and_its_author(
    cast: Cast, signed_in: SignIn
) -> None:
    reader = signed_in(cast.galina)
    page = opened(reader, cast)
    assert page["changes"] == address(cast)
    put(signed_in(cast.anna, Client()), cast, "4", type="answer", comment="решил устно")
    told = news(reader, page)
    [lesson] = told["lessons"]
    assert lesson["id"] == str(cast.lessons[-1].pk)
    [work] = lesson["works"]
    assert (work["type"], work["weight"]) == ("answer", 1)
    ivan = str(cast.pupil_ivan.pk)
    assert told["marks"] == [
        [ivan, work["id"], "4", 1, False, "решил устно", None, "Петрова А. С."]
    ]
    assert told["absences"] == []


@pytest.mark.req("R-2.5-d")
def test_attendance_is_told_and_what_a_lesson_no_longer_lacks(
    cast: Cast, signed_in: SignIn
) -> None:
    reader = signed_in(cast.head)
    page = opened(reader, cast)
    lesson = cast.lessons[-1].pk
    ivan = {"pupil": cast.pupil_ivan.pk, "minutes": 7}
    send(signed_in(cast.anna, Client()), body("confirm_attendance", lesson=lesson, late=[ivan]))
    told = news(reader, page)
    assert told["lessons"] == [{"id": str(lesson), "missing": ["topic", "homework"], "works": []}]
    assert [absence[1:6] for absence in told["absences"]] == [
        [str(lesson), "late", "unknown", 7, 1]
    ]


def test_what_was_told_is_told_for_ten_seconds_and_then_no_more(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    reader = signed_in(cast.galina)
    page = opened(reader, cast)
    clock.shift(timedelta(seconds=60))
    put(signed_in(cast.anna, Client()), cast, "4", type="answer")
    first = news(reader, page)
    again = news(reader, page, first["after"])
    assert [mark[2] for mark in again["marks"]] == ["4"]
    clock.shift(timedelta(seconds=11))
    later = news(reader, page, again["after"])
    last = news(reader, page, later["after"])
    assert (last["marks"], last["lessons"], last["stale"]) == ([], [], False)
    assert last["after"] > first["after"]


def test_a_page_that_was_asleep_for_a_day_is_told_to_open_anew(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    page = opened(signed_in(cast.anna), cast)
    clock.shift(timedelta(days=1))
    assert news(sign_in(Client(), cast.anna), page)["stale"] is True


@pytest.mark.req("R-2.9-a")
def test_a_homeroom_teacher_hears_of_the_pupils_of_her_class_alone(
    cast: Cast, signed_in: SignIn
) -> None:
    reader = signed_in(cast.galina)
    page = opened(reader, cast)
    stranger = signed_in(cast.nina, Client())
    assert stranger.get(page["changes"] + "&after=0").status_code == 404
    with cast.inside():
        work = a_work(cast.lessons[-1], "test")
    put(signed_in(cast.anna, Client()), cast, "5", work=work.pk)
    assert {mark[0] for mark in news(reader, page)["marks"]} <= set(page["pupils"])


def test_another_course_is_no_news_here(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        teaches(cast.teacher_boris, cast.algebra)
    page = opened(signed_in(cast.boris), cast)
    other = {**page, "changes": page["changes"].replace("=2", "=1")}
    put(signed_in(cast.anna, Client()), cast, "4", type="answer")
    told = news(signed_in(cast.boris), other)
    assert (told["lessons"], told["marks"]) == ([], []), "the lesson is of the second term"


@pytest.mark.parametrize("after", ["", "x", "-1", "1.5", "²", "9" * 14])
def test_a_moment_is_a_number(cast: Cast, signed_in: SignIn, after: str) -> None:
    answer = signed_in(cast.anna).get(f"{address(cast)}&after={after}")
    assert answer.status_code == 404


def test_there_is_nothing_beyond_the_terms_or_for_strangers(
    cast: Cast, strangers: Strangers, signed_in: SignIn
) -> None:
    assert signed_in(cast.anna).get(address(cast, 9) + "&after=0").status_code == 404
    theirs = signed_in(strangers.head, Client())
    assert theirs.get(address(cast) + "&after=0").status_code == 404


@pytest.mark.parametrize("number", [0, 28])
def test_it_costs_five_statements_and_eight_when_there_is_news(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, clock: Any, number: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, number)
    reader = signed_in(cast.galina)
    page = opened(reader, cast)
    news(reader, page)
    with django_assert_num_queries(5):
        assert news(reader, page)["marks"] == []
    put(signed_in(cast.anna, Client()), cast, "4", type="answer")
    with django_assert_num_queries(8):
        assert len(news(reader, page)["marks"]) == 1
