"""Guessing at passwords: stopped, told nothing, and no way to lock an owner out."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import PASSWORD
from tests.cast import Cast
from zhurnal.accounts.models import SignInAttempt
from zhurnal.audit.models import AuditEvent

URL = "/account/sign-in/"


def try_in(client: Client, login: str, password: str = PASSWORD, **extra: Any) -> Any:
    """Send the form; every try comes from the same network unless said otherwise."""
    return client.post(URL, {"login": login, "password": password, **extra})


def test_five_tries_a_minute_are_all_even_with_the_right_password(
    cast: Cast, client: Client, clock: Any, now: Any
) -> None:
    """Source: standards S5."""
    for _ in range(5):
        assert try_in(client, "petrova.as", "не тот").status_code == 422
    answer = try_in(client, "petrova.as")
    assert answer.status_code == 429
    assert "Подождите 1 мин." in answer.content.decode()
    assert try_in(client, "veber").status_code == 302, "others are not concerned"
    clock.move_to(now + timedelta(minutes=1, seconds=5))
    assert try_in(Client(), "petrova.as").status_code == 302


@pytest.mark.parametrize(("tries", "period"), [(20, "hour"), (100, "day")])
def test_slow_guessing_is_stopped_too(
    cast: Cast, client: Client, now: Any, tries: int, period: str
) -> None:
    try_in(client, "petrova.as", "не тот")
    example = SignInAttempt.objects.get()
    gap = timedelta(hours=1 if period == "hour" else 24) / (tries + 2)
    SignInAttempt.objects.bulk_create(
        SignInAttempt(
            at=now - gap * number,
            login_key=example.login_key,
            address_key="elsewhere",
            failed=True,
        )
        for number in range(1, tries)
    )
    assert try_in(client, "petrova.as").status_code == 429


def test_a_stranger_cannot_lock_out_the_owner_on_his_own_device(cast: Cast) -> None:
    """Source: standards S5 (known-device cookie)."""
    own, stranger = Client(), Client()
    assert try_in(own, "petrova.as").status_code == 302
    own.post("/account/sign-out/")
    for _ in range(6):
        try_in(stranger, "petrova.as", "не тот")
    assert try_in(stranger, "petrova.as").status_code == 429
    assert try_in(own, "petrova.as").status_code == 302


def test_the_cookie_of_a_device_helps_its_own_logins_alone(cast: Cast) -> None:
    """A thief's own device, known for his own login, gives him no more tries with another's."""
    thief, others = Client(), Client()
    assert try_in(thief, "krylov").status_code == 302
    thief.post("/account/sign-out/")
    for _ in range(5):
        try_in(others, "petrova.as", "не тот")
    assert try_in(thief, "petrova.as", "не тот").status_code == 429


def test_the_owners_device_may_not_guess_without_end_either(cast: Cast, client: Client) -> None:
    try_in(client, "petrova.as")
    client.post("/account/sign-out/")
    answers = [try_in(client, "petrova.as", "не тот").status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_guessing_at_many_logins_from_one_address_is_stopped_but_not_on_known_devices(
    cast: Cast, now: Any
) -> None:
    """One password tried on everybody. Source: standards S5."""
    own, spray = Client(), Client()
    assert try_in(own, "petrova.as").status_code == 302
    own.post("/account/sign-out/")
    assert try_in(spray, "login0", "Осень2026").status_code == 422
    address = SignInAttempt.objects.get().address_key
    SignInAttempt.objects.bulk_create(
        SignInAttempt(
            at=now - timedelta(seconds=number * 10),
            login_key=f"login{number}",
            address_key=address,
            failed=True,
        )
        for number in range(1, 301)
    )
    assert try_in(spray, "veber").status_code == 429
    assert try_in(own, "petrova.as").status_code == 302


def test_a_forged_address_header_is_not_believed(cast: Cast, client: Client) -> None:
    """Source: ASVS 4.1.3."""
    client.post(
        URL, {"login": "petrova.as", "password": "не тот"}, headers={"X-Forwarded-For": "1.2.3.4"}
    )
    with cast.inside():
        assert AuditEvent.objects.get().ip == "127.0.0.1"


def test_behind_our_proxy_only_its_own_word_counts(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.BEHIND_PROXY = True
    header = {"X-Forwarded-For": "6.6.6.6, 203.0.113.7"}
    client.post(URL, {"login": "petrova.as", "password": "не тот"}, headers=header)
    with cast.inside():
        assert AuditEvent.objects.get().ip == "203.0.113.7"


def test_an_unknown_login_takes_as_long_as_a_wrong_password(cast: Cast, clock: Any) -> None:
    """Source: standards S6. The full measurement is a matter of thousands of tries; here of forty,
    with a tolerance for a busy machine.
    """
    took: dict[str, list[float]] = {"petrova.as": [], "nobody": []}
    for _ in range(20):
        for login, times in took.items():
            SignInAttempt.objects.all().delete()
            begun = time.perf_counter()
            try_in(Client(), login, "не тот")
            times.append(time.perf_counter() - begun)
    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.75 < known / unknown < 1.33


def test_the_address_of_the_page_is_the_one_that_settings_name(cast: Cast) -> None:
    assert reverse("accounts:sign_in") == URL
