from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class EntryReceipt(TenantModel):
    """The answer once given to an entry sent by a device, by the device's own key.

    A device that lost the answer sends the entry again and gets the same answer instead of a
    second entry. Keys are an account's own: nobody gets another's answer.

    Source: standards §4.5 (idempotency keys, kept in the same transaction).
    """

    key = models.UUIDField()
    account_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    answer = models.JSONField()

    personal: ClassVar = {"answer"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "account_id", "school"], name="journal_entry_receipt_key"
            ),
        ]

    def __str__(self) -> str:
        return f"receipt {self.key}"
