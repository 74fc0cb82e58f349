from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class Subject(TenantModel):
    """A subject as the school calls it. Each school has its own list: variants of names are many.

    Source: school practice §5.
    """

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "name"], name="school_subject_name"),
        ]

    def __str__(self) -> str:
        return self.name
