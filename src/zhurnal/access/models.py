from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models import ClassGroup, Course, Person
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class RoleAssignment(TenantModel):
    """A role given to a person by order, for some days: for the whole school or for one class.

    Roles that follow from the school's own lists are not written here: teaching follows from the
    teaching load, a pupil's and a parent's rights from the rolls.

    Source: requirements §8 (rights = union of roles with scope and dates).
    """

    person = TenantForeignKey(Person, related_name="role_assignments")
    role = models.CharField(max_length=32)
    class_group = TenantForeignKey(ClassGroup, null=True, related_name="role_assignments")
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)
    order_number = models.CharField(max_length=40, blank=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gte=F("valid_from")),
                name="access_role_span",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "class_group", "valid_from", "school"],
                name="access_role_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "school"], name="access_role_person"),
            models.Index(fields=["class_group", "school"], name="access_role_class"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class LessonGrant(TenantModel):
    """What a substitution gives: writing at one lesson from the order's day until
    ``writes_before``, reading of the page it stands on until ``valid_before``.

    ``lesson_id`` is a lesson's id without a database foreign key: the timetable stands above the
    rights. Rows are written where the substitution is, in one transaction.

    Source: R-2.3-b.
    """

    person = TenantForeignKey(Person, related_name="lesson_grants")
    course = TenantForeignKey(Course, related_name="lesson_grants")
    lesson_id = models.UUIDField()
    valid_from = models.DateField()
    writes_before = models.DateField()
    valid_before = models.DateField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(writes_before__gte=F("valid_from"))
                & Q(valid_before__gte=F("writes_before")),
                name="access_lesson_span",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "school"], name="access_lesson_person"),
            models.Index(fields=["lesson_id", "school"], name="access_lesson_lesson"),
        ]

    def __str__(self) -> str:
        return f"lesson grant {self.pk}"
