from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.school.models import ClassGroup, StaffMember


@dataclass(frozen=True, slots=True)
class Homeroom:
    """Who leads a class by which order, and until which day; ``last_on`` None: for good."""

    id: UUID
    class_name: str
    name: str
    first_on: date
    last_on: date | None
    order_number: str


def homerooms(today: date) -> list[Homeroom]:
    """The orders by which classes are led today or will be, by class. One query.

    Source: R-2.9-f; school practice §13.
    """
    rows = (
        RoleAssignment.objects.select_related("person", "class_group")
        .filter(
            Q(valid_before__isnull=True) | Q(valid_before__gt=today),
            role=RoleCode.HOMEROOM_TEACHER,
            class_group__isnull=False,
        )
        .order_by("class_group__grade", "class_group__name", "valid_from", "pk")
    )
    return [
        Homeroom(
            row.pk,
            row.class_group.name if row.class_group else "",
            row.person.full_name,
            row.valid_from,
            row.valid_before and row.valid_before - timedelta(days=1),
            row.order_number,
        )
        for row in rows
    ]


def classes_to_lead(today: date) -> list[tuple[UUID, str]]:
    """The classes of the year of a day, by grade and name."""
    rows = ClassGroup.objects.filter(
        year__starts_on__lte=today + timedelta(days=31), year__ends_on__gte=today
    )
    return list(rows.order_by("grade", "name").values_list("pk", "name"))


def staff_to_lead() -> list[tuple[UUID, str]]:
    """Everybody who works in the school, by name."""
    rows = StaffMember.objects.select_related("person").order_by(
        "person__last_name", "person__first_name", "pk"
    )
    return [(row.person_id, row.person.full_name) for row in rows]
