"""Errors are pages in plain words, each with what to do; a script gets the same as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from tests.cast import Cast
from zhurnal.web.views.errors import server_error

pytestmark = [pytest.mark.urls("tests.web.addresses"), pytest.mark.django_db]


def the_page(answer: Any, status: int, words: str) -> None:
    """Assert that an answer is our own page: Russian, with the words and a way on."""
    text = answer.content.decode()
    assert answer.status_code == status
    assert '<html lang="ru">' in text
    assert words in text
    assert 'href="/"' in text
    assert "Traceback" not in text


def test_an_unknown_address_is_not_found_in_words(client: Client) -> None:
    the_page(client.get("/no-such-page/"), 404, "Такой страницы нет, или она не относится к вам")


def test_our_own_fault_is_told_in_words(
    cast: Cast, client: Client, signed_in: Callable[..., Client]
) -> None:
    signed_in(cast.anna)
    client.raise_request_exception = False
    the_page(client.get("/broken/"), 500, "На сервере ошибка, она записана")


def test_our_own_fault_is_told_even_without_a_database(
    rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0), translation.override("ru"):
        the_page(server_error(rf.get("/broken/")), 500, "На сервере ошибка")


def test_a_foreign_host_is_a_bad_request(client: Client) -> None:
    the_page(client.get("/", headers={"host": "evil.example"}), 400, "Сервер не понял запрос")


def test_too_much_at_once_says_what_to_do(
    cast: Cast, client: Client, signed_in: Callable[..., Client], settings: Any
) -> None:
    signed_in(cast.anna)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = client.post("/form/", b"x" * 11, content_type="text/plain")
    the_page(answer, 413, "Файл слишком большой")


def test_a_form_without_a_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    the_page(answer, 403, "Форма устарела")


def test_a_script_gets_an_error_as_json(client: Client) -> None:
    answer = client.get("/no-such-page/", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["code"] == "not-found"
    assert answer.json()["sentence"].startswith("Такой страницы нет")


def test_an_error_is_told_in_english_too(client: Client) -> None:
    client.cookies["zhurnal_language"] = "en"
    assert "There is no such page" in client.get("/no-such-page/").text
