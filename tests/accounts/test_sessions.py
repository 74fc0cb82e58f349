"""Sessions: how long they last, where they are open, how they end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.cast import Cast
from tests.fixtures import sign_in
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Session
from zhurnal.audit.models import AuditEvent

PAGE = "/access/me/"


def is_in(client: Client) -> bool:
    """Whether a page still opens."""
    return client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("who", "borrowed", "idle"),
    [
        ("anna", False, timedelta(hours=1)),
        ("head", False, timedelta(hours=1)),
        ("vera", False, timedelta(days=14)),
        ("ivan", False, timedelta(days=14)),
        ("anna", True, timedelta(minutes=20)),
        ("vera", True, timedelta(minutes=20)),
    ],
)
def test_a_session_ends_when_nothing_happens_for_long(
    cast: Cast, client: Client, clock: Any, who: str, borrowed: bool, idle: timedelta
) -> None:
    """Source: ASVS 7.3.1."""
    sign_in(client, getattr(cast, who))
    session = client.session
    session["borrowed"] = borrowed
    session.save()
    clock.shift(idle - timedelta(minutes=1))
    assert is_in(client)
    clock.shift(idle - timedelta(minutes=1))
    assert is_in(client), "the last look counts, not the sign-in"
    clock.shift(idle + timedelta(seconds=1))
    answer = client.get(PAGE)
    assert answer["Location"] == "/account/sign-in/?next=%2Faccess%2Fme%2F&why=over"
    assert "Сеанс закончился" in client.get(answer["Location"]).content.decode()
    assert not Session.objects.filter(account_id=getattr(cast, who).account_id).exists()


@pytest.mark.req("R-5.3-a")
def test_a_page_that_looks_for_news_by_itself_keeps_no_session_open(
    cast: Cast, client: Client, clock: Any
) -> None:
    """Source: ASVS 7.3.1."""
    sign_in(client, cast.anna)
    for _ in range(3):
        clock.shift(timedelta(minutes=19))
        assert client.get(PAGE, headers={"X-Unattended": "1"}).status_code == 200
    clock.shift(timedelta(minutes=4))
    assert not is_in(client)


@pytest.mark.parametrize(
    ("who", "whole"), [("anna", timedelta(hours=12)), ("vera", timedelta(days=60))]
)
def test_a_session_does_not_last_for_ever_even_in_use(
    cast: Cast, client: Client, clock: Any, who: str, whole: timedelta
) -> None:
    """Source: ASVS 7.3.2."""
    sign_in(client, getattr(cast, who))
    step = whole / 24
    for _ in range(23):
        clock.shift(step)
        assert is_in(client)
    clock.shift(step)
    assert not is_in(client)


def test_a_session_that_never_began_at_the_door_is_none(cast: Cast, client: Client) -> None:
    sign_in(client, cast.anna)
    session = client.session
    del session["opened"]
    session.save()
    assert not is_in(client)


def test_reading_pages_writes_the_session_once_in_five_minutes_at_most(
    cast: Cast, client: Client, clock: Any, django_assert_num_queries: Any
) -> None:
    sign_in(client, cast.head)
    with django_assert_num_queries(3):
        client.get("/access/roles/")
    clock.shift(timedelta(minutes=6))
    with django_assert_num_queries(3 + 3):
        client.get("/access/roles/")
    with django_assert_num_queries(3):
        client.get("/access/roles/")


@pytest.mark.req("R-5.2-b")
def test_the_owner_sees_where_he_is_signed_in_and_ends_a_session_from_afar(
    cast: Cast, client: Client
) -> None:
    sign_in(client, cast.anna)
    lost_phone = sign_in(Client(), cast.anna)
    session = lost_phone.session
    session["device"] = "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile"
    session.save()
    page = client.get(PAGE).content.decode()
    assert "Chrome, Linux" in page
    assert "Chrome, Android" in page
    assert page.count("этот сеанс") == 1
    assert str(session.session_key) not in page
    [name] = {line.split('"')[0] for line in page.split('name="session" value="')[1:]}
    assert client.post("/account/sessions/end/", {"session": name}).status_code == 302
    assert is_in(client)
    assert not is_in(lost_phone)
    with cast.inside():
        event = AuditEvent.objects.get()
    assert (event.event, event.before) == (AccountEvent.SESSION_ENDED, {"session": name})


def test_nobody_ends_the_session_of_another(cast: Cast, client: Client) -> None:
    from zhurnal.accounts.trace import session_hash

    victim = sign_in(Client(), cast.boris)
    sign_in(client, cast.anna)
    hashed = session_hash(victim.session.session_key)
    client.post("/account/sessions/end/", {"session": hashed})
    assert is_in(victim)
    with cast.inside():
        assert not AuditEvent.objects.exists()


def test_signing_out_kills_the_session_and_clears_the_browser(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    """Source: ASVS 7.4.1, 14.3.1."""
    client = signed_in(cast.anna)
    stolen = Client()
    stolen.cookies["zhurnal"] = client.cookies["zhurnal"].value
    assert is_in(stolen)
    answer = client.post("/account/sign-out/")
    assert answer["Location"] == "/account/sign-in/?why=out"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(stolen)
    assert SESSION_KEY not in client.session
    with cast.inside():
        assert AuditEvent.objects.get().event == AccountEvent.SIGNED_OUT


def test_a_link_cannot_sign_anybody_out(cast: Cast, signed_in: Callable[..., Client]) -> None:
    client = signed_in(cast.anna)
    assert client.get("/account/sign-out/").status_code == 405
    assert is_in(client)


def test_a_script_whose_session_is_over_is_told_so(cast: Cast, client: Client) -> None:
    answer = client.post("/journal/entries/", [], content_type="application/json")
    assert answer.status_code == 401
    assert answer.json()["code"] == "signed-out"


def test_a_form_sent_after_the_session_is_over_leads_back_to_its_page(
    cast: Cast, client: Client, now: datetime
) -> None:
    answer = client.post("/account/sessions/end/", headers={"Referer": "http://testserver" + PAGE})
    assert answer["Location"] == "/account/sign-in/?next=%2Faccess%2Fme%2F"
