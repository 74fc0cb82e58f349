from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class ParentNotice(TenantModel):
    """A parent says that a child will be away: a hint for teachers, never a fact and no reason.

    Source: R-2.5-c; school practice §12 (parents may announce absence in advance).
    """

    pupil = TenantForeignKey(Pupil, related_name="notices")
    first_on = models.DateField()
    last_on = models.DateField()
    first_lesson = models.PositiveSmallIntegerField(null=True)
    last_lesson = models.PositiveSmallIntegerField(null=True)
    text = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    personal: ClassVar = {"first_on", "last_on", "text"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="excuses_notice_days"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="excuses_notice_pupil"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def coverage(self) -> Coverage:
        """The days and lessons it speaks of."""
        return Coverage(self.first_on, self.last_on, self.first_lesson, self.last_lesson)
