"""The door: who may come in with which login and password.

No command of the usual kind: there is no actor before it, and what it writes about a failed try
must stay although the try failed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth import login as begin_session
from django.contrib.auth.hashers import check_password, is_password_usable, make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest

from zhurnal.accounts import policy, sessions, throttle
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account, Membership, SignInAttempt
from zhurnal.accounts.throttle import Source
from zhurnal.accounts.trace import AccountDoer, Trace, session_hash
from zhurnal.audit.trail import Change, record
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.tenancy.scope import school_scope

_BACKEND = "zhurnal.accounts.backend.AccountBackend"
_log = logging.getLogger("zhurnal.accounts")


@dataclass(frozen=True, slots=True)
class Proof:
    """A login and a password that were right: the try, and in which schools the account is whom."""

    attempt: SignInAttempt
    memberships: tuple[Membership, ...]

    @property
    def account(self) -> Account:
        return self.memberships[0].account


def prove(login: str, password: str, *, source: Source, trace: Trace, now: datetime) -> Proof:
    """Check a login and a password; raises Refused when they do not let in.

    The answer and the time it takes are the same for an unknown login and for a wrong password:
    both compute one hash and write as much.

    Source: R-5.1-a; ASVS 6.3.1, 6.3.8; standards S5, S6.
    """
    login = login.strip().lower()
    attempt = throttle.begin(login, source, now)
    allowed = throttle.may_try(attempt)
    if not allowed:
        throttle.forget(attempt)
        allowed.require()
    found = tuple(Membership.objects.select_related("account").filter(account__login=login))
    verdict = _matches(found, password)
    verdict = verdict and policy.use(found[0].account, now)
    if not verdict:
        _turn_away(attempt, found, trace=trace, now=now)
        verdict.require()
    return Proof(attempt, found)


def _matches(found: Sequence[Membership], password: str) -> Verdict:
    stored = found[0].account.password if found else ""
    if is_password_usable(stored) and stored:
        right = check_password(password, stored)
    else:  # nobody of that name, or no password was issued yet: as slow as any other try
        make_password(password)
        right = False
    return ALLOWED if right else refusal("wrong-login-or-password")


@transaction.atomic
def _turn_away(
    attempt: SignInAttempt, found: Sequence[Membership], *, trace: Trace, now: datetime
) -> None:
    throttle.keep_as_failed(attempt)
    if not found:
        _log.warning("sign-in failed: no such login, from %s", trace.ip)
    for membership in found:
        _record(AccountEvent.SIGN_IN_FAILED, membership, trace=trace, now=now)


@transaction.atomic
def let_in(
    request: HttpRequest, proof: Proof, *, borrowed: bool, trace: Trace, now: datetime
) -> None:
    """Begin a session under a new key; in the account's only school, or in none until one is
    chosen.

    ``borrowed``: the session ends with the browser, and soon.

    Source: ASVS 7.2.4 (a new session id at sign-in); R-5.2-b.
    """
    throttle.forget(proof.attempt)
    session = request.session
    session.flush()
    begin_session(request, proof.account, backend=_BACKEND)
    sessions.describe(session, trace=trace, device=request.headers.get("User-Agent", ""), now=now)
    if borrowed:
        session[sessions.BORROWED] = True
        session.set_expiry(0)
    if len(proof.memberships) == 1:
        _enter(session, proof.memberships[0], trace=trace, now=now)
    else:
        session.save()


@transaction.atomic
def enter_school(
    request: HttpRequest, membership: Membership, *, trace: Trace, now: datetime
) -> None:
    """Let the session act in another school of its account, under a new key.

    Source: M-2; data rule 24.
    """
    policy.use(membership.account, now).require()
    request.session.cycle_key()
    _enter(request.session, membership, trace=trace, now=now)


def _enter(session: SessionBase, membership: Membership, *, trace: Trace, now: datetime) -> None:
    session[sessions.SCHOOL] = membership.school_id
    session.save()
    here = replace(trace, session_hash=session_hash(session.session_key))
    _record(AccountEvent.SIGNED_IN, membership, trace=here, now=now)


def _record(event: AccountEvent, membership: Membership, *, trace: Trace, now: datetime) -> None:
    account = membership.account
    doer = AccountDoer(
        account_id=account.pk,
        person_id=membership.person_id,
        school_id=membership.school_id,
        name=account.login,
        trace=trace,
    )
    with school_scope(membership.school_id):
        record(Change(event, "account", membership.person_id), actor=doer, at=now)
