from __future__ import annotations

from datetime import datetime

from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.holder import Holder
from zhurnal.accounts.commands.reset_password import reset_password
from zhurnal.accounts.models import Account


def issue_password(*, actor: Actor, holder: Holder, now: datetime) -> str:
    """Hand a person of the school a temporary password: returned this one time, for his slip.

    Source: requirements §8; R-5.1-a, R-5.3-a.
    """
    policy.issue_password(actor, holder).require()
    account = Account.objects.get(pk=holder.account_id or 0)
    return reset_password(actor=actor, account=account, person_id=holder.person_id, now=now)
