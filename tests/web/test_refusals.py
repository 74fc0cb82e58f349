"""A refusal reaches people as a page with a sentence, and scripts as JSON with the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.cast import Cast
from zhurnal.kernel.verdict import ALLOWED, refusal
from zhurnal.web import refusals

pytestmark = pytest.mark.urls("tests.web.addresses")


@pytest.fixture(autouse=True)
def anna(cast: Cast, signed_in: Callable[..., Client]) -> None:
    """Only those who came in are refused in words; strangers are asked to sign in."""
    signed_in(cast.anna)


SENTENCE = "В ваших ролях нет такого права."


def test_a_refused_person_reads_a_sentence_and_what_to_do(client: Client) -> None:
    answer = client.get("/refused/")
    assert answer.status_code == 403
    assert SENTENCE in answer.text
    assert "обратитесь к администратору школы" in " ".join(answer.text.split())
    assert "<h1>Нельзя</h1>" in answer.text


def test_a_refused_script_reads_the_same_in_json(client: Client) -> None:
    answer = client.get("/refused/", headers={"accept": "application/json"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "role-lacks-permission"
    assert answer.json()["sentence"].startswith(SENTENCE)
    assert answer.json()["facts"] == {}


def test_whoever_sends_json_is_answered_in_json(client: Client) -> None:
    answer = client.post("/refused/", {}, content_type="application/json")
    assert answer.json()["code"] == "role-lacks-permission"


def test_an_english_reader_is_refused_in_english(client: Client) -> None:
    client.cookies["zhurnal_language"] = "en"
    assert "Not allowed" in client.get("/refused/").text


def test_another_persons_entry_is_a_conflict_with_both_values(client: Client) -> None:
    answer = client.get("/changed/", headers={"accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["facts"]["theirs"] == "5"
    assert "Иванова О. П., 20\u00a0октября, 10:35" in answer.json()["sentence"]
    assert "В журнале: 5; у вас: 4" in answer.json()["sentence"]


def test_a_code_without_a_sentence_still_says_what_to_do(client: Client) -> None:
    answer = client.get("/unheard/")
    assert answer.status_code == 403
    assert "обратитесь к администратору" in answer.text


def test_a_permission_has_no_sentence() -> None:
    assert refusals.sentence(ALLOWED) == ""


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (date(2026, 10, 24), "24\u00a0октября"),
        (datetime(2026, 10, 24, 8, 25, tzinfo=UTC), "24\u00a0октября, 15:25"),
        (time(15, 25), "15:25"),
        (Decimal("4.13"), "4,13"),
        (7, "7"),
        ("п. 2.6", "п. 2.6"),
    ],
)
def test_facts_are_told_as_a_school_writes_them(
    fact: object, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = refusals.Sentences({"closed": "Закрыто: %(fact)s."}, frozenset())
    monkeypatch.setattr(refusals, "sentences", lambda: told)
    with translation.override("ru"), timezone.override(ZoneInfo("Asia/Barnaul")):
        assert refusals.sentence(refusal("closed", fact=fact)) == f"Закрыто: {words}."
