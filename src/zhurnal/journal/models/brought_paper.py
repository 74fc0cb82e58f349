from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class BroughtPaper(TenantModel):
    """A paper by which a pupil's marks from another school or a hospital count here (перезачёт):
    its number and day, and who issued it. A mistake is withdrawn, never deleted.

    Source: school practice §4, §13 (выписка текущих отметок).
    """

    pupil = TenantForeignKey(Pupil, related_name="brought_papers")
    issued_by = models.CharField(max_length=120)
    number = models.CharField(max_length=40)
    issued_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    personal: ClassVar = {"issued_by", "number"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(number=""), name="journal_brought_numbered"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="journal_brought_pupil"),
        ]

    def __str__(self) -> str:
        return f"brought paper {self.pk}"


class BroughtScan(TenantModel):
    """The scan of a paper with marks, in a row of its own: lists never load it.

    Source: school practice §4 (document attached); standards §3.1, V5.
    """

    paper = TenantForeignKey(BroughtPaper, related_name="scans")
    media_type = models.CharField(max_length=20)
    content = models.BinaryField(max_length=5_000_000)
    kept_at = models.DateTimeField()

    personal: ClassVar = {"content"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "school"], name="journal_brought_scan_once"),
        ]

    def __str__(self) -> str:
        return f"brought scan {self.pk}"
