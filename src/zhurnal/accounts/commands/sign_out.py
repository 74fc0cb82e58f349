from __future__ import annotations

from datetime import datetime

from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest

from zhurnal.accounts import policy
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account
from zhurnal.accounts.policy import Owner
from zhurnal.audit.trail import Change, record


@transaction.atomic
def sign_out(*, request: HttpRequest, actor: Owner, account: Account, now: datetime) -> None:
    """End the session of a request; its key is dead from now on.

    Source: ASVS 7.4.1.
    """
    policy.own(actor, account).require()
    record(Change(AccountEvent.SIGNED_OUT, "account", actor.person_id), actor=actor, at=now)
    logout(request)
