from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zhurnal.accounts import policy
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account, Membership
from zhurnal.accounts.policy import Keeper
from zhurnal.accounts.rules.logins import possible_logins
from zhurnal.audit.trail import Change, record_many

#: How many logins are looked up in one query.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Who gets an account: the wished login, or none and then one is made from the names (last
    name, first name, patronymic).
    """

    person_id: UUID
    login: str
    names: tuple[str, str, str]


@transaction.atomic
def open_accounts(
    *, actor: Keeper, people: Sequence[NewAccount], now: datetime, password: str | None = None
) -> dict[UUID, Account]:
    """Open an account for every person and enter it into the login directory of the actor's school.

    Without ``password`` the accounts have none that works until one is issued; with it all of them
    share it (hashed once) and must change it when they first sign in. A wished login that is taken
    gets a number.

    Source: clause 5.1, R-5.1-a.
    """
    policy.open_accounts(actor).require()
    secret = make_password(password)
    logins = _free_logins(people)
    accounts = Account.objects.bulk_create(
        Account(
            login=logins[person.person_id],
            password=secret,
            must_change_password=True,
            created_at=now,
        )
        for person in people
    )
    stored = dict(_ids([account.login for account in accounts]))
    for account in accounts:
        account.pk = stored[account.login]
    by_person = dict(zip((person.person_id for person in people), accounts, strict=True))
    Membership.objects.bulk_create(
        Membership(account_id=account.pk, school_id=actor.school_id, person_id=person_id)
        for person_id, account in by_person.items()
    )
    changes = (
        Change(AccountEvent.OPENED, "account", person_id, after={"login": account.login})
        for person_id, account in by_person.items()
    )
    record_many(changes, actor=actor, at=now)
    return by_person


def _free_logins(people: Sequence[NewAccount]) -> dict[UUID, str]:
    """A login for every person that nobody in the installation has."""
    found: dict[UUID, str] = {}
    used: set[str] = set()
    # Who asked for a login comes before those for whom one is made.
    ordered = sorted(people, key=lambda person: not person.login)
    waiting = {person.person_id: _wishes(person) for person in ordered}
    while waiting:
        wishes: dict[str, UUID] = {}
        for person_id, more in waiting.items():
            wish = next(login for login in more if login not in used and login not in wishes)
            wishes[wish] = person_id
        taken = {login for login, _ in _ids(list(wishes))}
        for login, person_id in wishes.items():
            used.add(login)
            if login not in taken:
                found[person_id] = login
                del waiting[person_id]
    return found


def _wishes(person: NewAccount) -> Iterator[str]:
    if not person.login:
        yield from possible_logins(*person.names)
    yield person.login.lower()
    yield from (f"{person.login.lower()}{number}" for number in range(2, 100_000))


def _ids(logins: Sequence[str]) -> Iterator[tuple[str, int]]:
    for start in range(0, len(logins), _AT_ONCE):
        some = logins[start : start + _AT_ONCE]
        yield from Account.objects.filter(login__in=some).values_list("login", "pk")
