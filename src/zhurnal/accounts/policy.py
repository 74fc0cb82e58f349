"""Who may open accounts."""

from __future__ import annotations

from typing import Any, Protocol

from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal

#: The name of the right as roles know it; ``access`` stands above the accounts and cannot be asked.
KEEP_LISTS = "school:lists:import"


class Keeper(Doer, Protocol):
    """Who acts, as far as accounts have to know."""

    def may(self, permission: Any) -> bool: ...


def open_accounts(actor: Keeper) -> Verdict:
    """Allowed for those who enter people into the school's lists.

    Source: requirements §8; R-5.1-a.
    """
    return ALLOWED if actor.may(KEEP_LISTS) else refusal("accounts-not-yours")
