from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from zhurnal.accounts import policy
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account
from zhurnal.accounts.policy import Owner
from zhurnal.accounts.trace import session_hash
from zhurnal.audit.trail import Change, record


@transaction.atomic
def end_sessions(*, actor: Owner, account: Account, hashes: Collection[str], now: datetime) -> int:
    """Sign one's own account out on other devices; returns how many sessions ended.

    ``hashes`` name the sessions as «my sessions» does.

    Source: R-5.2-b; ASVS 7.4.4, 7.5.2.
    """
    policy.own(actor, account).require()
    ended = [
        row
        for row in account.sessions.only("session_key")
        if session_hash(row.session_key) in hashes
    ]
    account.sessions.filter(pk__in=[row.pk for row in ended]).delete()
    for row in ended:
        change = Change(
            AccountEvent.SESSION_ENDED,
            "account",
            actor.person_id,
            before={"session": session_hash(row.session_key)},
        )
        record(change, actor=actor, at=now)
    return len(ended)
