from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models.groups import TeachingGroup
from zhurnal.school.models.people import StaffMember
from zhurnal.school.models.subject import Subject
from zhurnal.school.models.year import SchoolYear, TermScheme
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class Course(TenantModel):
    """One subject taught to one teaching group in one year: what one page of the journal records.

    Source: R-1.2-a; school practice §3 (journal page = teaching group, subject, year).
    """

    year = TenantForeignKey(SchoolYear, related_name="courses")
    scheme = TenantForeignKey(TermScheme, related_name="courses")
    group = TenantForeignKey(TeachingGroup, related_name="courses")
    subject = TenantForeignKey(Subject, related_name="courses")
    grade = models.SmallIntegerField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "subject", "school"], name="school_course_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["year", "school"], name="school_course_year"),
        ]

    def __str__(self) -> str:
        return f"course {self.pk}"


class TeachingAssignment(TenantModel):
    """Who teaches a course, in which days, how many hours a week (тарификация).

    Source: R-2.3-a (for the dates of assignment); school practice §6.
    """

    course = TenantForeignKey(Course, related_name="assignments")
    teacher = TenantForeignKey(StaffMember, related_name="assignments")
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1)
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "teacher", "valid_from", "school"], name="school_assignment_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gte=F("valid_from")),
                name="school_assignment_span",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["teacher", "school"], name="school_assignment_teacher"),
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"
