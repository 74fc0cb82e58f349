from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.journal.models.work import Work
from zhurnal.school.models import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class Mark(TenantModel):
    """A pupil's mark for a work: a value of the scale, or «•» for a debt (точка); empty once it
    was withdrawn.

    ``due_on`` is the last day of a debt. ``done_on`` is the day on which a pupil who had been
    absent did the work; the mark stays at its lesson.

    The row stays after a withdrawal, so that its version goes on counting and two people in one
    cell can never overwrite each other unseen. ``lesson`` repeats the work's lesson for the page's
    one query.

    Source: R-1.2-b, R-2.7-c (no mark without a typed work), R-1.3-b.
    """

    work = TenantForeignKey(Work, related_name="marks")
    lesson = TenantForeignKey(Lesson, related_name="marks")
    pupil = TenantForeignKey(Pupil, related_name="marks")
    school_year = models.SmallIntegerField()
    value = models.CharField(max_length=8, blank=True)
    comment = models.CharField(max_length=300, blank=True)
    corrected = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    put_at = models.DateTimeField()
    put_by = models.UUIDField()
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = {"value", "comment", "done_on"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "pupil", "school"], name="journal_mark_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lesson", "school"], name="journal_mark_lesson"),
            models.Index(fields=["pupil", "lesson", "school"], name="journal_mark_pupil"),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"
