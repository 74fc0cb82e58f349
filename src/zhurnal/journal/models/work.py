from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.journal.models.brought_paper import BroughtPaper
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class WorkType(TenantModel):
    """A kind of work that marks are given for, as a version of the local act names it.

    A row is made with the first work of its kind and never changed: where a later version names the
    kind otherwise, works from then on have a row of their own.

    Source: R-2.7-c, R-2.4-a, M-5 (kinds are the school's, not the program's).
    """

    code = models.CharField(max_length=24)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=12)
    is_control = models.BooleanField(default=False)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "name", "short_name", "is_control", "school"],
                name="journal_work_type_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Work(TenantModel):
    """What the pupils of a lesson were marked for: an answer, a test. A lesson may carry several.

    ``weight`` and ``marks_due_on``, the last day for its marks, are copied from the act of the
    lesson's day when the work is made, so that a later change of policy changes nothing. A work
    ``brought`` from elsewhere by a paper has no such day: it is one pupil's alone. A work with
    criteria is a work for each ``criterion``, all but the first ``part_of`` the first;
    ``retake_of`` is the work that this one is a second attempt at.

    Source: R-2.7-c, R-2.7-d, R-2.6-a, M-5; school practice §9.
    """

    lesson = TenantForeignKey(Lesson, related_name="works")
    work_type = TenantForeignKey(WorkType, related_name="works")
    school_year = models.SmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField()
    marks_due_on = models.DateField(null=True)
    position = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=80, blank=True)
    part_of: Any = TenantForeignKey("journal.Work", null=True, related_name="parts")
    retake_of: Any = TenantForeignKey("journal.Work", null=True, related_name="retakes")
    brought = TenantForeignKey(BroughtPaper, null=True, related_name="works")
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "position", "school"], name="journal_work_position"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=100), name="journal_work_weight"
            ),
        ]

    def __str__(self) -> str:
        return f"work {self.pk}"
