"""Accounts for many people at once: unique logins in the whole installation, one hash if asked."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_school
from zhurnal.accounts.commands.open_accounts import NewAccount, open_accounts
from zhurnal.accounts.models import Account, Membership
from zhurnal.accounts.rules.logins import LOGIN, possible_logins, transliterated
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.scope import school_scope
from zhurnal.tenancy.uuid7 import uuid7

NOW = datetime(2026, 8, 25, tzinfo=UTC)


def keeper(school_id: int, *, may: bool = True) -> Any:
    """Somebody who keeps the lists of a school."""
    return SimpleNamespace(
        school_id=school_id, account_id=None, person_id=None, name="Секретарь", role="secretary",
        source="web", request_id="", session_hash="", ip=None, may=lambda _permission: may,
        role_at=lambda **_place: "secretary",
    )  # fmt: skip


def opened(*people: tuple[str, str], password: str | None = None) -> list[str]:
    """The logins of people given as (wished login, full name), in a school of their own."""
    school = a_school("Школа № 7")
    wanted = [NewAccount(uuid7(), login, _names(name)) for login, name in people]
    with school_scope(school.pk):
        accounts = open_accounts(actor=keeper(school.pk), people=wanted, now=NOW, password=password)
    return [accounts[each.person_id].login for each in wanted]


def _names(name: str) -> tuple[str, str, str]:
    last, first, patronymic = (*name.split(), "", "")[:3]
    return (last, first, patronymic)


@pytest.mark.django_db
@pytest.mark.req("R-5.1-a")
def test_namesakes_get_numbers_and_wishes_come_first() -> None:
    anna = "Петрова Анна Сергеевна"
    assert opened(("", anna), ("", anna), ("petrova.as", "Петров Олег")) == [
        "petrova.as2", "petrova.as3", "petrova.as",
    ]  # fmt: skip


@pytest.mark.django_db
def test_without_a_password_nobody_can_sign_in_yet() -> None:
    [login] = opened(("", "Ким Борис"))
    account = Account.objects.get(login=login)
    assert not account.has_usable_password()
    assert account.must_change_password
    membership = Membership.objects.get(account=account)
    with school_scope(membership.school_id):
        event = AuditEvent.objects.get()
    assert event.after == {"login": "kim.b"}
    assert event.subject_id == membership.person_id


@pytest.mark.django_db
def test_a_common_password_is_hashed_once() -> None:
    people = [("", f"Ким{'а' * number} Лев") for number in range(60)]
    begun = time.perf_counter()
    opened(*people, password="сирень у калитки")
    assert time.perf_counter() - begun < 1.5, "sixty hashes would take two seconds and more"
    assert len(set(Account.objects.values_list("password", flat=True))) == 1
    assert Account.objects.filter(must_change_password=False).count() == 0


@pytest.mark.django_db
def test_who_does_not_keep_the_lists_opens_no_accounts() -> None:
    school = a_school("Школа № 7")
    wanted = [NewAccount(UUID(int=1), "", ("Ким", "Лев", ""))]
    with school_scope(school.pk), pytest.raises(Refused):
        open_accounts(actor=keeper(school.pk, may=False), people=wanted, now=NOW)
    assert not Account.objects.exists()


@given(name=st.text(max_size=40), number=st.integers(0, 3))
def test_every_made_login_is_a_login(name: str, number: int) -> None:
    logins = possible_logins(name, name, "")
    for _ in range(number):
        next(logins)
    assert LOGIN.fullmatch(next(logins))


def test_letters_are_written_as_they_sound() -> None:
    assert transliterated("Щёлкина-Объездчикова") == "shchelkinaobezdchikova"
    assert next(possible_logins("Хомяк", "Юлия", "Яковлевна")) == "khomyak.yy"
