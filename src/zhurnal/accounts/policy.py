"""Who may open accounts, and what their owners may do with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from zhurnal.accounts.models import Account
from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal

#: The name of the right as roles know it; ``access`` stands above the accounts and cannot be asked.
KEEP_LISTS = "school:lists:import"


class Keeper(Doer, Protocol):
    """Who acts, as far as accounts have to know."""

    def may(self, permission: Any) -> bool: ...


class Owner(Doer, Protocol):
    """Somebody who signed in: an account that is a person of the school."""

    @property
    def person_id(self) -> UUID: ...


def open_accounts(actor: Keeper) -> Verdict:
    """Allowed for those who enter people into the school's lists.

    Source: requirements §8; R-5.1-a.
    """
    return ALLOWED if actor.may(KEEP_LISTS) else refusal("accounts-not-yours")


def own(actor: Doer, account: Account) -> Verdict:
    """Allowed for the owner of an account alone: nobody acts under another's.

    Source: clauses 5.2, 5.4; R-5.4-a.
    """
    return ALLOWED if actor.account_id == account.pk else refusal("account-not-yours")


def use(account: Account, now: datetime) -> Verdict:
    """Whether an account with the right password lets its owner in.

    Source: R-5.1-a; ASVS 6.4.1 (an issued password expires).
    """
    if not account.is_active:
        return refusal("account-closed")
    if account.temporary_before is not None and now >= account.temporary_before:
        return refusal("temporary-password-expired")
    return ALLOWED


def issue_password(account: Account) -> Verdict:
    """Whether an account can get a temporary password at all; who may give it, ``access`` says.

    Source: R-5.1-a; R-5.3-a.
    """
    return ALLOWED if account.is_active else refusal("account-closed")
