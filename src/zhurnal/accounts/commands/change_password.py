from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.accounts import policy
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account
from zhurnal.accounts.policy import Owner
from zhurnal.audit.trail import Change, record


@transaction.atomic
def change_password(*, actor: Owner, account: Account, password: str, now: datetime) -> None:
    """Give one's own account a new password; every other session of it ends.

    The page has asked for the password of now, and checked the new one.

    Source: R-5.1-a; ASVS 6.2.2, 7.4.3.
    """
    policy.own(actor, account).require()
    account.set_password(password)
    account.must_change_password = False
    account.temporary_before = None
    account.save(update_fields=["password", "must_change_password", "temporary_before"])
    account.sessions.all().delete()
    record(Change(AccountEvent.PASSWORD_CHANGED, "account", actor.person_id), actor=actor, at=now)
