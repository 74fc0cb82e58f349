"""The sign-in page: who comes in, who does not, and what nobody learns from the answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.builders import PASSWORD, a_person, joins
from tests.cast import Cast, Strangers
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account, Session, SignInAttempt
from zhurnal.audit.models import AuditEvent

URL = "/account/sign-in/"


def try_in(client: Client, login: str, password: str = PASSWORD, **extra: Any) -> Any:
    """Send the form; every try comes from the same network unless said otherwise."""
    return client.post(URL, {"login": login, "password": password, **extra})


def events(cast: Cast) -> list[str]:
    with cast.inside():
        return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


@pytest.mark.req("R-5.1-a")
@pytest.mark.parametrize("login", ["petrova.as", "Petrova.AS", "  PETROVA.AS "])
def test_the_login_lets_in_whatever_the_case_of_its_letters(
    cast: Cast, client: Client, login: str
) -> None:
    answer = try_in(client, login)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session[SESSION_KEY] == str(cast.anna.account_id)
    assert events(cast) == [AccountEvent.SIGNED_IN]


def test_the_sign_in_stands_in_the_trail_with_session_and_address(
    cast: Cast, client: Client
) -> None:
    try_in(client, "petrova.as")
    with cast.inside():
        event = AuditEvent.objects.get()
    assert (event.account_id, event.person_id) == (cast.anna.account_id, cast.anna.pk)
    assert event.actor_name == "petrova.as"
    assert event.ip == "127.0.0.1"
    assert len(event.session_hash) == 16
    assert event.session_hash not in client.cookies["zhurnal"].value


def test_the_session_gets_a_new_id_at_sign_in_and_the_old_one_is_dead(
    cast: Cast, client: Client
) -> None:
    """Source: ASVS 7.2.4."""
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    planted = session.session_key
    client.cookies["zhurnal"] = planted or ""
    try_in(client, "petrova.as")
    assert client.cookies["zhurnal"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()
    assert "planted" not in client.session


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_elsewhere(
    cast: Cast, client: Client
) -> None:
    try_in(client, "petrova.as")
    cookie = client.cookies["zhurnal"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_on_somebody_elses_computer_the_session_ends_with_the_browser(
    cast: Cast, client: Client
) -> None:
    try_in(client, "petrova.as", borrowed="on")
    assert client.cookies["zhurnal"]["max-age"] == ""
    assert "zhurnal_device" not in client.cookies


@pytest.mark.parametrize(
    ("login", "password"),
    [("petrova.as", "не тот пароль"), ("nobody", PASSWORD), ("petrova.as", PASSWORD + " ")],
)
def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(
    cast: Cast, client: Client, login: str, password: str
) -> None:
    answer = try_in(client, login, password)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Логин или пароль не подходит." in page
    assert f'value="{login}"' in page, "what was typed is kept"
    assert password not in page.replace(login, "")
    assert SESSION_KEY not in client.session


def test_a_failed_try_stands_in_the_trail_of_the_school_that_knows_the_login(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    try_in(client, "petrova.as", "не тот")
    assert events(cast) == [AccountEvent.SIGN_IN_FAILED]
    try_in(client, "мой-пароль-по-ошибке", "не тот")
    assert events(cast) == [AccountEvent.SIGN_IN_FAILED]
    assert "no such login" in caplog.text
    assert "мой-пароль" not in caplog.text


def test_without_login_or_password_the_page_says_what_is_missing(
    cast: Cast, client: Client
) -> None:
    page = client.post(URL, {}).content.decode()
    assert "Введите логин." in page
    assert "Введите пароль." in page
    assert not SignInAttempt.objects.exists()


def test_a_closed_account_does_not_let_in(cast: Cast, client: Client) -> None:
    Account.objects.filter(login="petrova.as").update(is_active=False)
    assert "Учётная запись закрыта." in try_in(client, "petrova.as").content.decode()
    assert SESSION_KEY not in client.session


def test_nobody_signs_in_where_no_password_was_issued(cast: Cast, client: Client) -> None:
    Account.objects.filter(login="petrova.as").update(password="!unusable")
    for guess in ("", "!unusable", "!"):
        assert try_in(client, "petrova.as", guess).status_code == 422


@pytest.mark.parametrize("next_page", ["//evil.example/", "https://evil.example", "javascript:x"])
def test_the_page_to_go_on_to_is_always_ours(cast: Cast, client: Client, next_page: str) -> None:
    assert try_in(client, "petrova.as", next=next_page)["Location"] == "/"


def test_the_page_that_was_asked_for_comes_after_signing_in(cast: Cast, client: Client) -> None:
    answer = client.get("/account/password/?a=1")
    assert answer["Location"] == "/account/sign-in/?next=%2Faccount%2Fpassword%2F%3Fa%3D1"
    page = client.get(answer["Location"]).content.decode()
    assert 'name="next" value="/account/password/?a=1"' in page
    assert (
        try_in(client, "petrova.as", next="/account/password/?a=1")["Location"]
        == "/account/password/?a=1"
    )


def test_whoever_has_not_chosen_a_school_may_leave(
    cast: Cast, strangers: Strangers, client: Client
) -> None:
    with strangers.inside():
        joins(a_person("Петрова Анна Сергеевна"), Account.objects.get(login="petrova.as"))
    try_in(client, "petrova.as")
    assert client.post("/account/sign-out/").status_code == 302
    assert SESSION_KEY not in client.session


def test_whoever_is_signed_in_sees_no_form(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.anna).get(URL).status_code == 302


def test_an_account_of_two_schools_chooses_one_and_may_change_its_mind(
    cast: Cast, strangers: Strangers, client: Client
) -> None:
    with strangers.inside():
        joins(a_person("Петрова Анна Сергеевна"), Account.objects.get(login="petrova.as"))
    try_in(client, "petrova.as")
    asked = client.get("/account/password/")
    assert asked["Location"] == "/account/schools/?next=%2Faccount%2Fpassword%2F"
    page = client.get("/account/schools/").content.decode()
    assert "Школа № 7" in page
    assert "Школа № 8" in page
    foreign = Account.objects.get(login="chuzhoy").memberships.get()
    assert client.post("/account/schools/", {"school": foreign.pk}).status_code == 404
    memberships = Account.objects.get(login="petrova.as").memberships
    for school in (cast.school, strangers.school):
        chosen = memberships.get(school=school)
        old = client.cookies["zhurnal"].value
        assert client.post("/account/schools/", {"school": chosen.pk}).status_code == 302
        assert client.session["school_id"] == school.pk
        assert client.cookies["zhurnal"].value != old
    assert events(cast) == [AccountEvent.SIGNED_IN]


def test_signing_in_costs_seven_statements(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    """The try, its two counts, the account; the try away, the session, the trail. The other four
    are the ends of two transactions.
    """
    with django_assert_num_queries(7 + 4):
        try_in(client, "petrova.as")
