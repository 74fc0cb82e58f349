from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zhurnal.school.models import ClassGroup, Course, StaffMember
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import Lesson


class Clause(models.TextChoices):
    """The dated duties, by the clause of the regulation that lays them on somebody."""

    ATTENDANCE = "attendance", _("Посещаемость, п. 2.5")
    MARKS = "marks", _("Отметки за работы, п. 2.6")
    RESULTS = "results", _("Отметки за период, п. 2.6")
    TOPIC = "topic", _("Темы уроков, п. 2.7")
    HOMEWORK = "homework", _("Домашние задания, п. 2.8")
    REASON = "reason", _("Причины пропусков, п. 2.9")


class Standing(models.TextChoices):
    """What is not reckoned from times: nothing special, the duty fell away, it was waived."""

    ORDINARY = "", _("обычная")
    NOT_APPLICABLE = "not-applicable", _("отпала")
    WAIVED = "waived", _("снята")


class Obligation(TenantModel):
    """A dated duty: whose, about what, from when, until which second, and when it was done.

    It is derived from lessons, works, terms and documents and never entered by hand; only a waiver
    is. ``subject_id`` is the lesson, the work, the term or the document; a duty of a lesson, a work
    or a term belongs to a ``course``, that of a document to a ``class_group``. ``on`` is the day
    under which it is counted: of the lesson, of the last day of the window, of the hand-in.
    How it stands at a moment is never stored: ``rules.state`` tells it. Without ``responsible``
    nobody leads the class or teaches the course.

    Source: M-1; requirements §6.
    """

    clause = models.CharField(max_length=10, choices=Clause.choices)
    subject_id = models.UUIDField()
    course = TenantForeignKey(Course, null=True, related_name="obligations")
    class_group = TenantForeignKey(ClassGroup, null=True, related_name="obligations")
    lesson = TenantForeignKey(Lesson, null=True, related_name="obligations")
    responsible = TenantForeignKey(StaffMember, null=True, related_name="obligations")
    school_year = models.SmallIntegerField()
    on = models.DateField()
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    standing = models.CharField(
        max_length=14, choices=Standing.choices, default=Standing.ORDINARY, blank=True
    )
    waived_at = models.DateTimeField(null=True)
    waived_by = models.UUIDField(null=True)
    waiver_reason = models.CharField(max_length=500, blank=True)

    personal: ClassVar = {"waiver_reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clause", "subject_id", "course", "school"],
                condition=Q(class_group__isnull=True),
                name="control_obligation_of_course",
            ),
            models.UniqueConstraint(
                fields=["clause", "subject_id", "class_group", "school"],
                condition=Q(class_group__isnull=False),
                name="control_obligation_of_class",
            ),
            models.CheckConstraint(
                condition=Q(course__isnull=True, class_group__isnull=False)
                | Q(course__isnull=False, class_group__isnull=True),
                name="control_obligation_place",
            ),
            models.CheckConstraint(
                condition=~Q(standing="waived")
                | (Q(waived_at__isnull=False) & ~Q(waiver_reason="")),
                name="control_obligation_waiver",
            ),
        ]
        indexes: ClassVar = [
            # Everything the desk and the report count, so that they read the index alone.
            models.Index(
                fields=[
                    "school", "on", "clause", "standing", "course", "class_group", "responsible",
                    "opens_at", "due_at", "done_at",
                ],
                name="control_obligation_day",
            ),
            # What is past and not done is little, however long the year.
            models.Index(
                fields=["school", "on", "responsible"],
                condition=Q(done_at__isnull=True, standing=""),
                name="control_obligation_open",
            ),
            models.Index(fields=["school", "due_at"], name="control_obligation_due"),
            models.Index(fields=["responsible", "on", "school"], name="control_obligation_whose"),
            models.Index(fields=["subject_id", "school"], name="control_obligation_subject"),
            models.Index(fields=["lesson", "school"], name="control_obligation_lesson"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"obligation {self.clause} {self.subject_id}"
