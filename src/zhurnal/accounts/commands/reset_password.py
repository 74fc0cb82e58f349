from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.accounts import policy
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account
from zhurnal.accounts.passwords import LASTS, temporary_password
from zhurnal.audit.trail import Change, Doer, record


@transaction.atomic
def reset_password(*, actor: Doer, account: Account, person_id: UUID, now: datetime) -> str:
    """Give an account a temporary password and return it, this one time; all its sessions end.

    It works for two weeks and must be changed at the first sign-in. Who may issue passwords to
    whom, the caller has asked.

    Source: R-5.1-a, R-5.3-a; ASVS 6.4.1.
    """
    policy.issue_password(account).require()
    password = temporary_password()
    account.set_password(password)
    account.must_change_password = True
    account.temporary_before = now + LASTS
    account.save(update_fields=["password", "must_change_password", "temporary_before"])
    account.sessions.all().delete()
    record(Change(AccountEvent.PASSWORD_ISSUED, "account", person_id), actor=actor, at=now)
    return password
