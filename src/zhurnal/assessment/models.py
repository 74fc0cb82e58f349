from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class LocalAct(TenantModel):
    """A version of the school's local act on assessment: the order that enacted it, the day from
    which it holds, what it lays down (``parameters``, an ``Act``) and the scanned paper.

    A version ends where the next begins; none is ever changed or removed once it is in force.

    Source: M-5.
    """

    order_number = models.CharField(max_length=40)
    order_on = models.DateField()
    in_force_from = models.DateField()
    parameters = models.JSONField()
    scan = models.BinaryField(null=True)
    scan_name = models.CharField(max_length=120, blank=True)
    enacted_at = models.DateTimeField()
    enacted_by = models.UUIDField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["in_force_from", "school"], name="assessment_act_one_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"local act {self.order_number}"
