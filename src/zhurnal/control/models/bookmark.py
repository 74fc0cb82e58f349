from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class Bookmark(TenantModel):
    """Up to which event of the trail a school's obligations are reckoned. One row in a school.

    Source: M-1 (recomputed incrementally).
    """

    event_id = models.UUIDField(null=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school"], name="control_bookmark_one"),
        ]

    def __str__(self) -> str:
        return f"bookmark {self.event_id}"
