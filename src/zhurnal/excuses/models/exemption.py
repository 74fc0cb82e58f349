from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class Exemption(TenantModel):
    """A pupil is free of exercise in physical education on some days, by a medical paper: he is
    present and gets another task. What for is not kept.

    Source: school practice §12 (ФК exemption).
    """

    pupil = TenantForeignKey(Pupil, related_name="exemptions")
    first_on = models.DateField()
    last_on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    personal: ClassVar = {"first_on", "last_on", "number"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="excuses_exemption_days"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="excuses_exemption_pupil"),
        ]

    def __str__(self) -> str:
        return f"exemption {self.pk}"
