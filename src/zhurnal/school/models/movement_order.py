from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zhurnal.tenancy.models import TenantModel


class MovementKind(models.TextChoices):
    """What an order about pupils says."""

    ENROLMENT = "enrolment", _("зачисление")
    ARRIVAL = "arrival", _("прибытие из другой школы")
    TRANSFER = "transfer", _("перевод в другой класс")
    GROUP = "group", _("перевод в другую группу")
    HOME = "home", _("обучение на дому")
    PLAN = "plan", _("индивидуальный учебный план")
    RETURN = "return", _("возвращение к урокам класса")
    DEPARTURE = "departure", _("выбытие")
    PROMOTION = "promotion", _("перевод на следующий учебный год и выпуск")


class MovementOrder(TenantModel):
    """An order about the movement of pupils (книга движения): from ``on`` their rows in classes and
    groups end and begin by it. A mistake is taken back, never deleted.

    ``place`` is where they come from or go to.

    Source: school practice §13 (movement always by order); R-2.3-a.
    """

    kind = models.CharField(max_length=10, choices=MovementKind.choices)
    number = models.CharField(max_length=40)
    order_on = models.DateField()
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    personal: ClassVar = {"place", "reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(number=""), name="school_movement_numbered"),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "on"], name="school_movement_on")]

    def __str__(self) -> str:
        return f"movement order {self.pk}"
