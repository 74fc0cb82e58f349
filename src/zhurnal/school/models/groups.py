from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models.movement_order import MovementOrder
from zhurnal.school.models.people import Pupil
from zhurnal.school.models.year import SchoolYear, TermScheme
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class ClassGroup(TenantModel):
    """A class of one school year: 7Б."""

    year = TenantForeignKey(SchoolYear, related_name="classes")
    scheme = TenantForeignKey(TermScheme, related_name="classes")
    grade = models.SmallIntegerField()
    name = models.CharField(max_length=20)
    shift = models.SmallIntegerField(default=1)
    room = models.CharField(max_length=20, blank=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "name", "school"], name="school_class_name"),
            models.CheckConstraint(
                condition=Q(grade__gte=1, grade__lte=12), name="school_class_grade"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(TenantModel):
    """A pupil on the roll of a class, from a day until before another; never removed.

    The orders by which it began and ended are known where they were entered as orders.

    Source: R-2.3-a; school practice §13 (a row ends at its date, greyed, never removed).
    """

    class_group = TenantForeignKey(ClassGroup, related_name="enrolments")
    pupil = TenantForeignKey(Pupil, related_name="enrolments")
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)
    began_by = TenantForeignKey(MovementOrder, null=True, related_name="enrolments_begun")
    ended_by = TenantForeignKey(MovementOrder, null=True, related_name="enrolments_ended")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["class_group", "pupil", "valid_from", "school"],
                name="school_enrolment_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gte=F("valid_from")),
                name="school_enrolment_span",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="school_enrolment_pupil"),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


class TeachingGroup(TenantModel):
    """Who sits in a lesson together: a class, a part of it, pupils of several classes, one pupil.

    Source: R-2.3-a; school practice §3 (a class without division is the trivial group).
    """

    class Kind(models.TextChoices):
        WHOLE_CLASS = "class", "класс"
        SUBGROUP = "subgroup", "подгруппа"
        CROSS_CLASS = "cross-class", "межклассная"
        INDIVIDUAL = "individual", "индивидуальная"

    year = TenantForeignKey(SchoolYear, related_name="groups")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind.choices)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "name", "school"], name="school_group_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TeachingGroupClass(TenantModel):
    """Which classes a teaching group draws its pupils from."""

    group = TenantForeignKey(TeachingGroup, related_name="group_classes")
    class_group = TenantForeignKey(ClassGroup, related_name="group_classes")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "class_group", "school"], name="school_group_class_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["class_group", "school"], name="school_group_class_class"),
        ]

    def __str__(self) -> str:
        return f"group class {self.pk}"


class GroupMembership(TenantModel):
    """A pupil in a teaching group, from a day until before another; rows of whole classes included.

    Source: school practice §3 (membership is dated; the row ends here and starts there).
    """

    group = TenantForeignKey(TeachingGroup, related_name="memberships")
    pupil = TenantForeignKey(Pupil, related_name="memberships")
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)
    began_by = TenantForeignKey(MovementOrder, null=True, related_name="memberships_begun")
    ended_by = TenantForeignKey(MovementOrder, null=True, related_name="memberships_ended")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "pupil", "valid_from", "school"], name="school_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gte=F("valid_from")),
                name="school_membership_span",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="school_membership_pupil"),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"
