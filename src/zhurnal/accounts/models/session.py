from __future__ import annotations

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from zhurnal.accounts.models.account import Account


class Session(AbstractBaseSession):
    """A sign-in on one device, as its owner sees it among «my sessions».

    ``device`` is what the browser says of itself; ``seen_at`` is exact to a few minutes, so that
    reading pages costs no writing. The columns repeat what the session's own data hold, for the
    list.

    Source: R-5.2-b; ASVS 7.5.2.
    """

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    opened_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    ip = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=300, blank=True)

    personal: ClassVar = {"session_data", "ip", "device"}

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"session of account {self.account_id}"
