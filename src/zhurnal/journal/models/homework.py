from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.school.models import Course, Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class Homework(TenantModel):
    """Homework set at a lesson for the course's day ``due_on``, or the explicit «не задано» for it.

    Common homework is for the whole group; individual homework has addressees and is seen by
    nobody else. ``minutes`` is the teacher's estimate. ``changed_at`` is set when it was set or
    changed after its term.

    Source: R-2.8-a, R-2.8-c, R-2.8-d, R-2.2-c.
    """

    lesson = TenantForeignKey(Lesson, related_name="homework")
    course = TenantForeignKey(Course, related_name="homework")
    school_year = models.SmallIntegerField()
    nothing_set = models.BooleanField(default=False)
    individual = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    text = models.CharField(max_length=1000, blank=True)
    manner = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)
    pages = models.CharField(max_length=100, blank=True)
    exercises = models.CharField(max_length=200, blank=True)
    practical = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    changed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "school"],
                condition=Q(individual=False),
                name="journal_homework_common",
            ),
            models.CheckConstraint(
                condition=Q(nothing_set=False) | Q(text="", individual=False),
                name="journal_homework_nothing_set",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lesson", "school"], name="journal_homework_lesson"),
            models.Index(fields=["course", "due_on", "school"], name="journal_homework_due"),
        ]

    def __str__(self) -> str:
        return f"homework {self.pk}"


class HomeworkAddressee(TenantModel):
    """A pupil an individual homework is for."""

    homework = TenantForeignKey(Homework, related_name="addressees")
    pupil = TenantForeignKey(Pupil, related_name="homework_addressed")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["homework", "pupil", "school"], name="journal_homework_addressee_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="journal_addressee_pupil"),
        ]

    def __str__(self) -> str:
        return f"addressee {self.pk}"
