from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.excuses.models import ReasonDocument
from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class Absence(TenantModel):
    """A pupil's attendance at a lesson where it is not plain presence: absent or late, and for
    which reason.

    The fact is the subject teacher's, the reason the homeroom teacher's: two columns, never one. A
    row once written stays; taking an entry back sets ``PRESENT``, so that its version goes on
    counting. The version counts facts: a reason changes under the homeroom teacher's hand alone.
    ``document`` is what the reason was taken from, if it was a document.

    Source: R-2.5-d, R-2.9-b; school practice §12.
    """

    class Fact(models.TextChoices):
        PRESENT = "present", "присутствует"
        ABSENT = "absent", "отсутствует"
        LATE = "late", "опоздание"

    class Reason(models.TextChoices):
        UNKNOWN = "unknown", "причина не указана"
        ILLNESS = "illness", "болезнь"
        VALID = "valid", "уважительная"
        INVALID = "invalid", "неуважительная"

    lesson = TenantForeignKey(Lesson, related_name="absences")
    pupil = TenantForeignKey(Pupil, related_name="absences")
    school_year = models.SmallIntegerField()
    fact = models.CharField(max_length=8, choices=Fact.choices)
    minutes_late = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=8, choices=Reason.choices, default=Reason.UNKNOWN)
    document = TenantForeignKey(ReasonDocument, null=True, related_name="absences")
    put_at = models.DateTimeField()
    put_by = models.UUIDField()
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = {"fact", "minutes_late", "reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "pupil", "school"], name="journal_absence_once"
            ),
            models.CheckConstraint(
                condition=Q(minutes_late__isnull=True) | Q(fact="late"),
                name="journal_absence_minutes",
            ),
            models.CheckConstraint(
                condition=Q(reason="unknown") | Q(fact="absent"), name="journal_absence_reason"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "lesson", "school"], name="journal_absence_pupil"),
            models.Index(fields=["document", "school"], name="journal_absence_document"),
        ]

    def __str__(self) -> str:
        return f"absence {self.pk}"
