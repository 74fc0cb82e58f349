"""Slows guessing down, without letting a stranger lock the owner out.

A try is written down *before* its password is checked and taken away when it succeeds: however
many come at once, each sees the others. It counts against the login on its known device, or
against the login on all unknown devices together; from an unknown device also against the network
address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from zhurnal.accounts.models import SignInAttempt
from zhurnal.accounts.rules.tries import MEMORY, PER_ADDRESS, PER_LOGIN, free_again_at
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal

_MOST = max(number for number, _ in PER_LOGIN)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a try comes from: the network address, and the device if this login knows it."""

    address: str
    device: str = ""


def key(kind: str, value: str) -> str:
    """A keyed hash that stands for a login, a device or an address."""
    return salted_hmac(f"zhurnal.sign-in.{kind}", value).hexdigest()[:32]


def begin(login: str, source: Source, now: datetime) -> SignInAttempt:
    """Write a try down."""
    return SignInAttempt.objects.create(
        at=now,
        login_key=key("login", login),
        device_key=key("device", source.device) if source.device else "",
        address_key=key("address", source.address),
    )


def may_try(attempt: SignInAttempt) -> Verdict:
    """Whether a try that was written down may go on.

    Source: standards S5; ASVS 6.3.1.
    """
    others = SignInAttempt.objects.exclude(pk=attempt.pk)
    earlier = others.filter(
        login_key=attempt.login_key, device_key=attempt.device_key, at__gt=attempt.at - MEMORY
    )
    free_at = free_again_at(
        list(earlier.order_by("-at").values_list("at", flat=True)[:_MOST]), attempt.at
    )
    if free_at is None and not attempt.device_key:
        most, period = PER_ADDRESS
        near = others.filter(address_key=attempt.address_key, at__gt=attempt.at - period)
        if near.count() >= most:
            free_at = attempt.at + timedelta(minutes=10)
    if free_at is None:
        return ALLOWED
    return refusal("too-many-tries", minutes=_minutes(free_at - attempt.at))


def forget(attempt: SignInAttempt) -> None:
    """Take a try away: it succeeded, or was not let through."""
    attempt.delete()


def keep_as_failed(attempt: SignInAttempt) -> None:
    """Keep a failed try, and drop what nobody counts any more."""
    SignInAttempt.objects.filter(pk=attempt.pk).update(failed=True)
    SignInAttempt.objects.filter(at__lt=attempt.at - MEMORY).delete()


def _minutes(wait: timedelta) -> int:
    return max(1, -(-int(wait.total_seconds()) // 60))
