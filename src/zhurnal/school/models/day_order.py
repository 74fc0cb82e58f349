from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.school.models.year import SchoolYear
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class DayOrder(TenantModel):
    """One day that is unlike the others, by order, for all grades or for some; ``grades`` empty
    means all.

    A moved day is taught by the timetable of ``by_weekday`` (1 is Monday); frost and quarantine are
    days off. A quarantine of a week is seven rows of one order, so that its end can be taken back.
    ``ended_at`` is set when the order is taken back; the row stays.

    Source: M-4 (a); school practice §2.
    """

    class Kind(models.TextChoices):
        MOVED = "moved", "по расписанию другого дня"
        OFF = "off", "нет занятий"
        REMOTE = "remote", "дистанционно"
        SHORT = "short", "сокращённые уроки"

    year = TenantForeignKey(SchoolYear, related_name="day_orders")
    on = models.DateField()
    kind = models.CharField(max_length=6, choices=Kind.choices)
    grades = models.JSONField(default=list)
    by_weekday = models.SmallIntegerField(null=True)
    order_number = models.CharField(max_length=40)
    order_on = models.DateField()
    reason = models.CharField(max_length=200)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    personal: ClassVar = {"reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="moved", by_weekday__gte=1, by_weekday__lte=7)
                | ~Q(kind="moved") & Q(by_weekday__isnull=True),
                name="school_day_order_weekday",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["year", "on", "school"], name="school_day_order_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
