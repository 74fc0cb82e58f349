from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from zhurnal.access.entries import RoleEntry
from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.school.models import SchoolYear, StaffMember


def listed_roles(year: SchoolYear | None, *, on: date) -> set[RoleEntry]:
    """The roles by order that hold on a day or will: of the school, and of the year's classes."""
    numbers = dict(StaffMember.objects.values_list("person_id", "personnel_number"))
    rows = RoleAssignment.objects.filter(
        Q(class_group__isnull=True) | Q(class_group__year=year),
        Q(valid_before__isnull=True) | Q(valid_before__gt=on),
    )
    return {
        RoleEntry(
            personnel_number=numbers[person], role=RoleCode(role), class_name=class_name or ""
        )
        for person, role, class_name in rows.values_list("person_id", "role", "class_group__name")
        if person in numbers
    }


def listed_leaders(year: SchoolYear | None, *, on: date) -> dict[str, str]:
    """The personnel number of each class's homeroom teacher: of whoever leads it for good, when
    somebody does, and not of whoever stands in.
    """
    numbers = dict(StaffMember.objects.values_list("person_id", "personnel_number"))
    rows = RoleAssignment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on),
        class_group__year=year,
        role=RoleCode.HOMEROOM_TEACHER.value,
    ).order_by(F("valid_before").asc(nulls_last=True), "valid_from")
    return {
        name: numbers[person]
        for name, person in rows.values_list("class_group__name", "person_id")
        if person in numbers
    }
