from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.journal.models.absence import Absence
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class AttendanceCorrection(TenantModel):
    """The homeroom teacher corrected a subject teacher's fact: a notice to him, until he has seen
    it.

    Source: R-2.9-b (the subject teacher is told).
    """

    absence = TenantForeignKey(Absence, related_name="corrections")
    before = models.CharField(max_length=8)
    after = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    corrected_at = models.DateTimeField()
    corrected_by = models.UUIDField()
    seen_at = models.DateTimeField(null=True)

    personal: ClassVar = {"before", "after", "reason"}

    class Meta(TenantModel.Meta):
        indexes: ClassVar = [
            models.Index(fields=["school", "seen_at"], name="journal_correction_seen"),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk}"
