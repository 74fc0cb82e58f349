from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.curriculum.models import PlanLine
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class LessonRecord(TenantModel):
    """A lesson as taught: topic, material, and the explicit act «attendance is taken».

    Attendance is taken only when ``attendance_at`` says so, the first time it was confirmed: nobody
    absent and nobody asked are two things. ``attendance_by`` and the trail name the person.
    ``topic_at`` is since when a topic stands, empty without one; changing its words leaves it.
    ``version`` counts the writings of topic and material, 0 before the first; attendance has a
    version for every pupil.

    Source: R-2.5-b, R-2.7-b, R-2.2-b, M-8.
    """

    lesson = TenantForeignKey(Lesson, related_name="records")
    school_year = models.SmallIntegerField()
    plan_line = TenantForeignKey(PlanLine, null=True, related_name="records")
    topic = models.CharField(max_length=500, blank=True)
    material = models.CharField(max_length=1000, blank=True)
    attendance_at = models.DateTimeField(null=True)
    attendance_by = models.UUIDField(null=True)
    topic_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lesson", "school"], name="journal_record_lesson"),
            models.CheckConstraint(
                condition=Q(attendance_at__isnull=True) | Q(attendance_by__isnull=False),
                name="journal_record_attendance_by",
            ),
        ]

    def __str__(self) -> str:
        return f"record of lesson {self.lesson_id}"
