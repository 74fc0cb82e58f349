from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class DocumentKind(models.TextChoices):
    """What was handed in. An event is an order for many pupils, and has a title."""

    CERTIFICATE = "certificate", _("справка")
    STATEMENT = "statement", _("заявление")
    ORDER = "order", _("приказ")
    SUMMONS = "summons", _("повестка")
    OTHER = "other", _("другой документ")
    EVENT = "event", _("мероприятие по приказу")


class GivenReason(models.TextChoices):
    """The reasons that a document can give. Of an illness nothing is kept but that it was one."""

    ILLNESS = "illness", _("болезнь")
    VALID = "valid", _("уважительная причина")


class ReasonDocument(TenantModel):
    """A document of reason: what it is, which days and lessons it covers, when it was handed in and
    by whom. A school event is one too: an order that covers many pupils.

    Nothing is ever deleted: a mistake is withdrawn. ``applied_at`` is empty until its reasons were
    entered into the journal. No diagnosis is kept, in no field.

    Source: R-2.9-c, R-2.9-d; clause 2.9; school practice §12.
    """

    kind = models.CharField(max_length=12, choices=DocumentKind.choices)
    reason = models.CharField(max_length=8, choices=GivenReason.choices)
    title = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=40, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    first_lesson = models.PositiveSmallIntegerField(null=True)
    last_lesson = models.PositiveSmallIntegerField(null=True)
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=80, blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField()
    applied_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    personal: ClassVar = {"kind", "reason", "title", "number", "handed_by"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="excuses_document_days"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False),
                name="excuses_document_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def coverage(self) -> Coverage:
        """The days and lessons it speaks of."""
        return Coverage(self.first_on, self.last_on, self.first_lesson, self.last_lesson)


class DocumentPupil(TenantModel):
    """A pupil whom a document of reason covers.

    Source: R-2.9-d.
    """

    document = TenantForeignKey(ReasonDocument, related_name="pupils")
    pupil = TenantForeignKey(Pupil, related_name="reason_documents")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "pupil", "school"], name="excuses_document_pupil_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="excuses_document_pupil"),
        ]

    def __str__(self) -> str:
        return f"document pupil {self.pk}"


class DocumentScan(TenantModel):
    """The scanned paper of a document, in a row of its own: lists of documents never load it.

    Source: R-2.9-c; standards §3.1, V5.
    """

    document = TenantForeignKey(ReasonDocument, related_name="scans")
    media_type = models.CharField(max_length=20)
    content = models.BinaryField(max_length=5_000_000)
    kept_at = models.DateTimeField()

    personal: ClassVar = {"content"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "school"], name="excuses_scan_once"),
        ]

    def __str__(self) -> str:
        return f"scan {self.pk}"
