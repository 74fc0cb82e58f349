"""What the door for entries turns away as a whole: strangers, other sites, what it cannot read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.test import Client

from tests.builders import a_work
from tests.cast import Cast
from tests.journal.writing import body, send

SignIn = Callable[..., Client]
DOOR = "/journal/entries/"


@pytest.fixture
def five(cast: Cast) -> dict[str, Any]:
    """A five for Ivan."""
    with cast.inside():
        work = a_work(cast.lessons[-1], "test")
    told = {"lesson": work.lesson_id, "pupil": cast.pupil_ivan.pk, "work": work.pk}
    return body("put_mark", value="5", version=0, **told)


def test_without_a_session_the_device_keeps_its_outbox(
    cast: Cast, client: Client, five: dict[str, Any]
) -> None:
    status, answer = send(client, five)
    assert (status, answer["code"]) == (401, "signed-out")


def test_a_request_from_another_site_is_refused(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    browser = signed_in(cast.anna, Client(enforce_csrf_checks=True))
    status, answer = send(browser, five)
    assert (status, answer["code"]) == (403, "stale-form")
    token = "a" * 32
    browser.cookies["zhurnal_csrf"] = token
    status, [entered] = send(browser, five, **{"X-CSRFToken": token})
    assert (status, entered["ok"]) == (200, True)


def test_only_posting_opens_the_door(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.anna).get(DOOR).status_code == 405


@pytest.mark.parametrize(
    "content",
    [
        b" ",
        b"[",
        b"{}",
        b"[null]",
        b"[" * 5000,
        b'[{"kind": "put_mark"}]',
        b'[{"kind": "close_year", "key": "00000000-0000-0000-0000-000000000000"}]',
        b'\xff\xfe["a"]',
        b'["\\ud800"]',
    ],
)
def test_what_is_no_list_of_entries_is_refused_in_words(
    cast: Cast, signed_in: SignIn, content: bytes
) -> None:
    browser = signed_in(cast.anna)
    response = browser.post(DOOR, content, content_type="application/json")
    told = msgspec.json.decode(response.content)
    assert (response.status_code, told["code"]) == (400, "entries-unreadable")
    assert told["sentence"].startswith("Сервер не понял запись.")


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"value": 5},
        {"value": "555555555"},
        {"value": "5\x00"},
        {"version": "1"},
        {"version": -1},
        {"version": 2**40},
        {"comment": "а" * 301},
        {"comment": "\x00"},
        {"key": "мой ключ"},
        {"lesson": 7},
        {"work": None},
        {"type": "answer"},
    ],
)
def test_a_field_that_does_not_fit_refuses_the_request(
    cast: Cast, signed_in: SignIn, five: dict[str, Any], change: dict[str, Any]
) -> None:
    status, answer = send(signed_in(cast.anna), {**five, **change})
    assert (status, answer["code"]) == (400, "entries-unreadable")
    assert answer["facts"]["error"]


def test_two_hundred_entries_fit_and_one_more_does_not(
    cast: Cast, signed_in: SignIn, five: dict[str, Any]
) -> None:
    anna = signed_in(cast.anna)
    assert len(send(anna, *[five] * 200)[1]) == 200
    assert send(anna, *[five] * 201)[0] == 400
