from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import Course, Enrolment, GroupMembership


def class_of(pupil_id: UUID, *, year_id: UUID) -> UUID | None:
    """The class a pupil is in, or was last in a year: its homeroom teacher is his."""
    rows = Enrolment.objects.filter(pupil=pupil_id, class_group__year=year_id)
    return rows.order_by("-valid_from").values_list("class_group_id", flat=True).first()


def pupils_of(actor: Actor, course: Course) -> QuerySet[Any, Any]:
    """The pupils of a course's group whom the actor sees: all of them, or those of his class.

    Source: R-2.9-a.
    """
    scopes = actor.scopes(Permission.JOURNAL_READ)
    members = GroupMembership.objects.filter(group=course.group_id)
    if not scopes.school and course.pk not in scopes.courses:
        members = members.filter(pupil__in=_enrolled(scopes.classes))
    return members.values("pupil_id")


def _enrolled(classes: Collection[UUID]) -> QuerySet[Any, Any]:
    return Enrolment.objects.filter(class_group__in=classes).values("pupil_id")
