"""The page of terms: a deputy head sees what is open, opens a page, closes it; others cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.builders import a_class, a_course
from tests.cast import Cast, Strangers
from tests.deadlines.acts import reopened
from zhurnal.deadlines.models import Reopening

SignIn = Callable[..., Client]
URL = "/reopenings/"


@pytest.fixture
def deputy(cast: Cast, signed_in: SignIn) -> Client:
    """The deputy head's browser."""
    return signed_in(cast.deputy)


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    """The form as the deputy head fills it in: algebra in 7Б for Anna until six in the evening."""
    return {
        "page": cast.algebra.pk,
        "teacher": cast.anna.pk,
        "what": "lessons",
        "first_on": "2026-11-11",
        "last_on": "2026-11-12",
        "until_on": "2026-11-18",
        "until_at": "18:00",
        "reason": "приказ № 88",
        **fields,
    }


@pytest.mark.req("R-2.10-d")
def test_a_page_is_found_opened_and_closed_again(cast: Cast, deputy: Client) -> None:
    page = deputy.get(URL).content.decode()
    assert "Открытых страниц нет" in page
    found = deputy.get(URL, {"what": "7б алг"}).content.decode()
    assert f'href="?page={cast.algebra.pk}"' in found
    chosen = deputy.get(URL, {"page": str(cast.algebra.pk), "on": "2026-11-11"}).content.decode()
    assert "Открыть: 7Б, Алгебра" in chosen
    assert "Петрова Анна Сергеевна" in chosen
    assert chosen.count('value="2026-11-11"') == 2
    assert "Отметки: 1 четверть" in chosen
    answer = deputy.post(f"{URL}reopen/", form(cast))
    assert (answer.status_code, answer["Location"]) == (302, URL)
    page = deputy.get(URL).content.decode().replace("\xa0", " ")
    assert "уроки с 11 ноября по 12 ноября" in page
    assert "18 ноября, 18:00" in page
    with cast.inside():
        row = Reopening.objects.get()
    assert (row.valid_before.isoformat(), row.made_by) == (
        "2026-11-18T11:00:00+00:00",
        cast.deputy.pk,
    )
    assert deputy.post(f"{URL}{row.pk}/end/").status_code == 302
    page = deputy.get(URL).content.decode()
    assert "Открытых страниц нет" in page
    assert "закрыто раньше" in page


@pytest.mark.req("R-2.6-d")
def test_the_marks_of_a_term_are_opened(cast: Cast, deputy: Client) -> None:
    with cast.inside():
        term = cast.algebra.scheme.terms.get(number=1)
    fields = {"what": term.pk, "first_on": "", "last_on": ""}
    assert deputy.post(f"{URL}reopen/", form(cast, **fields)).status_code == 302
    assert deputy.post(f"{URL}reopen/", form(cast, **{**fields, "what": "year"})).status_code == 302
    page = deputy.get(URL).content.decode()
    assert "отметки: 1 четверть" in page
    assert "отметки: год" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"until_on": "2026-11-17"}, "Этот час уже прошёл"),
        ({"until_on": "2026-11-18", "until_at": "12:00"}, "Этот час уже прошёл"),
        ({"until_on": ""}, "Выберите день, до которого"),
        ({"until_on": "завтра"}, "Напишите день так"),
        ({"until_at": ""}, "Напишите час"),
        ({"until_at": "вечером"}, "Напишите время так"),
        ({"reason": "  "}, "Напишите, зачем открыта страница"),
        ({"first_on": ""}, "Выберите день."),
        ({"first_on": "2026-11-13"}, "Последний день уроков раньше первого"),
        ({"teacher": ""}, "Выберите учителя."),
        ({"teacher": str(uuid4())}, "Выберите корректный вариант"),
        ({"what": "everything"}, "Выберите корректный вариант"),
        ({"reason": "ы" * 501}, "500"),
    ],
)
def test_bad_input_is_explained_and_what_was_typed_is_kept(
    cast: Cast, deputy: Client, fields: dict[str, str], sentence: str
) -> None:
    answer = deputy.post(f"{URL}reopen/", form(cast, **fields))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert fields.get("reason", "приказ № 88").strip() in page
    with cast.inside():
        assert not Reopening.objects.exists()


def test_pages_and_reopenings_of_others_do_not_exist(
    cast: Cast, strangers: Strangers, deputy: Client, signed_in: SignIn, now: datetime
) -> None:
    with cast.inside():
        ours = reopened(cast, cast.deputy, now, until=now + timedelta(hours=1))
    for page in (strangers.course.pk, uuid4(), "algebra"):
        assert deputy.get(URL, {"page": str(page)}).status_code == 404
        assert deputy.post(f"{URL}reopen/", form(cast, page=page)).status_code == 404
    assert deputy.post(f"{URL}reopen/", form(cast, page="")).status_code == 404
    assert deputy.post(f"{URL}{uuid4()}/end/").status_code == 404
    stranger = signed_in(strangers.head, Client())
    assert stranger.post(f"{URL}{ours}/end/").status_code == 404
    assert "Алгебра" not in stranger.get(URL).content.decode()
    assert stranger.get(URL, {"what": "5а русский"}).content.decode().count("?page=") == 0


def test_nobody_teaches_the_page_today(cast: Cast, deputy: Client) -> None:
    with cast.inside():
        course = a_course("Астрономия", a_class("9В").group)
    page = deputy.get(URL, {"page": str(course.pk)}).content.decode()
    assert "сегодня никто не ведёт" in page
    assert "<textarea" not in page


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["anna", "galina", "secretary", "administrator", "ivan", "vera"])
def test_others_are_refused(cast: Cast, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get(URL).status_code == 403
    assert browser.post(f"{URL}reopen/", form(cast)).status_code == 403
    assert browser.post(f"{URL}{uuid4()}/end/").status_code == 403
    assert URL not in browser.get("/access/me/").content.decode()


def test_the_page_speaks_english(cast: Cast, deputy: Client, now: datetime) -> None:
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + timedelta(hours=1))
    deputy.cookies["zhurnal_language"] = "en"
    page = deputy.get(URL, {"page": str(cast.algebra.pk)}).content.decode()
    assert "Open until this hour" in page
    assert "lessons of 11" in page.replace("\xa0", " ")


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_and_for_many(
    cast: Cast, deputy: Client, now: datetime, django_assert_num_queries: Any, number: int
) -> None:
    with cast.inside():
        for _ in range(number):
            reopened(cast, cast.deputy, now, until=now + timedelta(hours=1))
    with django_assert_num_queries(3 + 3):
        deputy.get(URL)
