from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.school.models import Course, SchoolYear, Subject
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class LessonPlan(TenantModel):
    """A lesson plan (КТП): the topics of a subject for a grade, in order; one plan serves a whole
    parallel.

    Its teachers draft it and submit it, a deputy head approves it by order or returns it with a
    ``remark``; once approved it changes by corrections alone. ``version`` counts every change.

    Source: clause 2.7; R-2.7-e; school practice §7.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "черновик"
        SUBMITTED = "submitted", "на утверждении"
        APPROVED = "approved", "утверждён"

    year = TenantForeignKey(SchoolYear, related_name="lesson_plans")
    subject = TenantForeignKey(Subject, related_name="lesson_plans")
    grade = models.SmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    remark = models.CharField(max_length=500, blank=True)
    order_number = models.CharField(max_length=40, blank=True)
    order_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    personal: ClassVar[set[str]] = {"remark"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "subject", "grade", "school"], name="curriculum_plan_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(order_on__isnull=False),
                name="curriculum_plan_order",
            ),
        ]

    def __str__(self) -> str:
        return f"lesson plan {self.pk}"


class PlanLine(TenantModel):
    """One lesson of a plan: number, section, topic, kind of control work, usual homework.

    A line taken out of the plan stays, ``removed_at`` set: lessons may have taught it.
    """

    plan = TenantForeignKey(LessonPlan, related_name="lines")
    number = models.SmallIntegerField()
    section = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=500)
    work = models.CharField(max_length=80, blank=True)
    homework = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number", "school"],
                condition=Q(removed_at__isnull=True),
                name="curriculum_line_number",
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


class PlanCorrection(TenantModel):
    """A change of an approved plan: how a line stood, how it stands now, and why; a row of the
    correction sheet (лист корректировки).

    ``was`` is empty for a line that was added, ``became`` for one that was taken out.

    Source: R-2.7-a; school practice §7.
    """

    plan = TenantForeignKey(LessonPlan, related_name="corrections")
    number = models.SmallIntegerField()
    was = models.CharField(max_length=800, blank=True)
    became = models.CharField(max_length=800, blank=True)
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    personal: ClassVar[set[str]] = {"reason"}

    class Meta(TenantModel.Meta):
        indexes: ClassVar = [
            models.Index(fields=["plan", "school"], name="curriculum_correction_plan"),
        ]

    def __str__(self) -> str:
        return f"correction of line {self.number}"


class Deviation(TenantModel):
    """One course goes another way than its plan, and why: a line is taught together with another
    (``into``), left to pupils, or left out; or a lesson (``lesson``) had another topic.

    The rows of one act share ``act``, and are taken back together: ``ended_at`` is set, rows stay.

    Source: R-2.7-a; school practice §7 (уплотнение, объединение, самостоятельное изучение).
    """

    class Kind(models.TextChoices):
        MERGED = "merged", "объединена с другой темой"
        ALONE = "alone", "самостоятельное изучение"
        SKIPPED = "skipped", "исключена"
        OTHER = "other", "урок на другую тему"

    course = TenantForeignKey(Course, related_name="plan_deviations")
    act = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    line = TenantForeignKey(PlanLine, null=True, related_name="deviations")
    into = TenantForeignKey(PlanLine, null=True, related_name="absorbed")
    lesson = TenantForeignKey(Lesson, null=True, related_name="plan_deviations")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    personal: ClassVar[set[str]] = {"reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "line", "school"],
                condition=Q(ended_at__isnull=True, line__isnull=False),
                name="curriculum_deviation_line",
            ),
            models.UniqueConstraint(
                fields=["lesson", "school"],
                condition=Q(ended_at__isnull=True, lesson__isnull=False),
                name="curriculum_deviation_lesson",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="merged", line__isnull=False, into__isnull=False, lesson__isnull=True)
                    | Q(
                        kind__in=("alone", "skipped"),
                        line__isnull=False,
                        into__isnull=True,
                        lesson__isnull=True,
                    )
                    | Q(kind="other", line__isnull=True, into__isnull=True, lesson__isnull=False)
                ),
                name="curriculum_deviation_of",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["course", "school"], name="curriculum_deviation_course"),
        ]

    def __str__(self) -> str:
        return f"deviation {self.kind}"
