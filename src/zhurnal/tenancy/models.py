"""The school, and what every table of a school has."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from zhurnal.tenancy.fields import SchoolKey
from zhurnal.tenancy.querysets import TenantQuerySet
from zhurnal.tenancy.scope import require_own_school
from zhurnal.tenancy.uuid7 import uuid7


def validate_timezone(name: str) -> None:
    """Refuse a time zone that the computer does not know."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(
            _("Часовой пояс «%(name)s» неизвестен. Напишите его как «Asia/Barnaul»."),
            code="unknown-timezone",
            params={"name": name},
        ) from error


class ReferenceModel(models.Model):
    """A small table common to all schools, seldom written.

    Source: data rule 1.
    """

    class Meta:
        abstract = True


class School(ReferenceModel):
    """A school: whoever keeps a journal of its own."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=100)
    city = models.CharField(max_length=100, blank=True)
    timezone = models.CharField(
        max_length=50, default="Asia/Barnaul", validators=[validate_timezone]
    )

    personal: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return self.short_name

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone, in which its days begin and end."""
        return ZoneInfo(self.timezone)


class TenantModel(models.Model):
    """A row of one school: an id of its own making and the school it belongs to.

    Source: data rules 3 and 4.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = SchoolKey["School", "School"](editable=False)

    objects = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_own_school(self.school_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_own_school(self.school_id)
        return super().delete(*args, **kwargs)
