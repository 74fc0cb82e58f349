from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.school.models.groups import ClassGroup
from zhurnal.school.models.movement_order import MovementOrder
from zhurnal.school.models.people import Pupil
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class MovementPupil(TenantModel):
    """A pupil whom an order moves: out of one class, into another. Home schooling leaves him in
    his class.

    Source: school practice §13.
    """

    order = TenantForeignKey(MovementOrder, related_name="pupils")
    pupil = TenantForeignKey(Pupil, related_name="movements")
    out_of = TenantForeignKey(ClassGroup, null=True, related_name="+")
    into = TenantForeignKey(ClassGroup, null=True, related_name="+")

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order", "pupil", "school"], name="school_movement_pupil_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="school_movement_pupil"),
        ]

    def __str__(self) -> str:
        return f"movement pupil {self.pk}"
