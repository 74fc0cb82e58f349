"""What can happen to an account."""

from __future__ import annotations

from enum import StrEnum


class AccountEvent(StrEnum):
    """Events of the way in."""

    OPENED = "accounts.account.opened"
