from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class SchoolYear(TenantModel):
    """A school year, 1 September to 31 August; ``starts_on``..``ends_on`` are its teaching days,
    inclusive.

    ``number`` is the calendar year in which it begins: 2026 for 2026/27.
    """

    number = models.SmallIntegerField()
    name = models.CharField(max_length=16)
    starts_on = models.DateField()
    ends_on = models.DateField()
    week_days = models.SmallIntegerField(default=6)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="school_year_number"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="school_year_span"
            ),
            models.CheckConstraint(condition=Q(week_days__in=(5, 6)), name="school_year_week"),
        ]

    def __str__(self) -> str:
        return self.name


class TermScheme(TenantModel):
    """How a year is divided for some grades: quarters, half-years, trimesters."""

    year = TenantForeignKey(SchoolYear, related_name="schemes")
    name = models.CharField(max_length=60)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "name", "school"], name="school_scheme_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Term(TenantModel):
    """A term (учебный период). Its end, the holidays and the next start are independent dates.

    Source: school practice §2; M-4 (a).
    """

    scheme = TenantForeignKey(TermScheme, related_name="terms")
    number = models.SmallIntegerField()
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "number", "school"], name="school_term_number"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="school_term_span"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Holiday(TenantModel):
    """Days without lessons: holidays, or a single public holiday; for all grades or for some.

    ``grades`` empty means all.
    """

    year = TenantForeignKey(SchoolYear, related_name="holidays")
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    grades = models.JSONField(default=list)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "name", "starts_on", "school"], name="school_holiday_name"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="school_holiday_span"
            ),
        ]

    def __str__(self) -> str:
        return self.name
