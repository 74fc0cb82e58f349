from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import ReferenceModel, TenantModel


class Subject(ReferenceModel):
    """A reference table: the same for all schools."""

    name = models.CharField(max_length=50)

    personal: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return self.name


class Person(TenantModel):
    """A pupil."""

    name = models.CharField(max_length=50)

    personal: ClassVar = {"name"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "name"], name="tenancy_app_person_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Lesson(TenantModel):
    """A lesson, with a key to a reference table."""

    subject = models.ForeignKey(Subject, models.PROTECT, db_index=False, related_name="+")
    topic = models.CharField(max_length=50, blank=True)

    personal: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return self.topic


class Mark(TenantModel):
    """A mark, with keys to other tables of the school and to itself."""

    lesson = TenantForeignKey(Lesson, models.CASCADE, related_name="marks")
    pupil = TenantForeignKey(Person, related_name="marks")
    corrects = TenantForeignKey("self", models.SET_NULL, null=True, related_name="corrections")
    value = models.PositiveSmallIntegerField(default=5)

    personal: ClassVar = {"value"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "pupil", "school"], name="tenancy_app_mark_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "lesson", "school"], name="tenancy_app_mark_pupil"),
        ]

    def __str__(self) -> str:
        return str(self.value)
