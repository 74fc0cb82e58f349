"""Accounts, the login directory, sessions and the tries to sign in."""

from __future__ import annotations

from zhurnal.accounts.models.account import Account, Membership
from zhurnal.accounts.models.session import Session
from zhurnal.accounts.models.sign_in_attempt import SignInAttempt

__all__ = ["Account", "Membership", "Session", "SignInAttempt"]
