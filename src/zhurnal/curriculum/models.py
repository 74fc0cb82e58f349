from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.school.models import Course, SchoolYear, Subject
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class LessonPlan(TenantModel):
    """A lesson plan (КТП): the topics of a subject for a grade, in order; one plan serves a whole
    parallel.

    Source: clause 2.7; school practice §7.
    """

    year = TenantForeignKey(SchoolYear, related_name="lesson_plans")
    subject = TenantForeignKey(Subject, related_name="lesson_plans")
    grade = models.SmallIntegerField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "subject", "grade", "school"], name="curriculum_plan_once"
            ),
        ]

    def __str__(self) -> str:
        return f"lesson plan {self.pk}"


class PlanLine(TenantModel):
    """One lesson of a plan: number, section, topic, kind of control work, usual homework."""

    plan = TenantForeignKey(LessonPlan, related_name="lines")
    number = models.SmallIntegerField()
    section = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=500)
    work = models.CharField(max_length=80, blank=True)
    homework = models.CharField(max_length=500, blank=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number", "school"], name="curriculum_line_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="curriculum_line_positive"),
        ]

    def __str__(self) -> str:
        return f"plan line {self.number}"


class CoursePlan(TenantModel):
    """Which lesson plan a course follows."""

    course = TenantForeignKey(Course, related_name="course_plans")
    plan = TenantForeignKey(LessonPlan, related_name="course_plans")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "school"], name="curriculum_course_plan_once"
            ),
        ]

    def __str__(self) -> str:
        return f"plan of course {self.course_id}"
