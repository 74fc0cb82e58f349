from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models import Course, Person, Term
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class Reopening(TenantModel):
    """A page opened again for one teacher until an hour, by a deputy head, with a reason.

    It opens the lessons of the page on the days ``first_on``..``last_on``, both included, or its
    results: those of a ``term``, or, without one, of the year. It locks again by itself: nothing
    is done at ``valid_before``. ``made_by`` and ``ended_by`` are
    people, None for whoever acts without being one.

    Source: R-2.10-d.
    """

    class Kind(models.TextChoices):
        LESSONS = "lessons", "записи уроков"
        RESULTS = "results", "итоговые отметки"

    course = TenantForeignKey(Course, related_name="reopenings")
    teacher = TenantForeignKey(Person, related_name="reopenings")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    term = TenantForeignKey(Term, null=True, related_name="reopenings")
    valid_from = models.DateTimeField()
    valid_before = models.DateTimeField()
    reason = models.CharField(max_length=500)
    made_by = models.UUIDField(null=True)
    ended_by = models.UUIDField(null=True)

    personal: ClassVar[set[str]] = {"reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_before__gte=F("valid_from")), name="deadlines_reopening_span"
            ),
            models.CheckConstraint(
                condition=Q(kind="lessons", first_on__isnull=False, last_on__gte=F("first_on"))
                | Q(kind="results", first_on__isnull=True, last_on__isnull=True),
                name="deadlines_reopening_days",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["course", "teacher", "valid_before", "school"],
                name="deadlines_reopening_page",
            ),
            models.Index(fields=["school", "valid_before"], name="deadlines_reopening_end"),
        ]

    def __str__(self) -> str:
        return f"reopening {self.pk}"
