"""What can happen to an account."""

from __future__ import annotations

from enum import StrEnum


class AccountEvent(StrEnum):
    """Events of the way in. Codes are stored: they are added to, never renamed."""

    OPENED = "accounts.account.opened"
    PASSWORD_CHANGED = "accounts.password.changed"  # noqa: S105 - the name of an event
    PASSWORD_ISSUED = "accounts.password.issued"  # noqa: S105 - the name of an event
    SESSION_ENDED = "accounts.session.ended"
    SIGNED_IN = "accounts.account.signed-in"
    SIGNED_OUT = "accounts.account.signed-out"
    SIGN_IN_FAILED = "accounts.account.sign-in-failed"
