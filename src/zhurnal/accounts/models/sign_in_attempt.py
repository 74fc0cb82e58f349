from __future__ import annotations

from typing import ClassVar

from django.db import models


class SignInAttempt(models.Model):
    """A try to sign in that has not succeeded: still being checked, or failed.

    Logins and addresses are kept as keyed hashes: people type passwords into the wrong field.
    ``device_key`` is empty for a device on which this login never signed in before.

    Source: standards S5; ASVS 6.3.1.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    login_key = models.CharField(max_length=32)
    device_key = models.CharField(max_length=32, blank=True)
    address_key = models.CharField(max_length=32)
    failed = models.BooleanField(default=False)

    personal: ClassVar[set[str]] = set()

    class Meta:
        indexes: ClassVar = [
            models.Index("login_key", "device_key", "at", name="accounts_attempt_login"),
            models.Index("address_key", "at", name="accounts_attempt_address"),
            models.Index("at", name="accounts_attempt_at"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.at:%Y-%m-%d %H:%M:%S}"
