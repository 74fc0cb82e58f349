from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.models import LessonGrant
from zhurnal.access.roles import ROLES, Role, ScopeKind
from zhurnal.school.models import ClassGroup, Course, Pupil


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of today, the place it is held in by name, and its days."""

    role: Role
    place: str
    valid_from: date | None
    valid_before: date | None


def my_roles(actor: Actor) -> list[HeldRole]:
    """An actor's roles of today with the names of classes, courses and children; at most four
    queries.

    Source: requirements §8.
    """
    names = _names(actor)
    held = [
        HeldRole(
            ROLES[grant.role],
            names.get(grant.scope_id, "") if grant.scope_id else actor.school_name,
            grant.valid_from,
            grant.valid_before,
        )
        for grant in actor.grants
    ]
    order = list(ROLES.values())
    return sorted(held, key=lambda each: (order.index(each.role), each.place))


def _names(actor: Actor) -> dict[UUID, str]:
    ids: dict[ScopeKind, set[UUID]] = {kind: set() for kind in ScopeKind}
    for grant in actor.grants:
        if grant.scope_id:
            ids[grant.scope_kind].add(grant.scope_id)
    names: dict[UUID, str] = {}
    if ids[ScopeKind.CLASS]:
        names.update(
            ClassGroup.objects.filter(pk__in=ids[ScopeKind.CLASS]).values_list("pk", "name")
        )
    if ids[ScopeKind.COURSE]:
        names.update(course_names(ids[ScopeKind.COURSE]))
    if ids[ScopeKind.PUPIL]:
        pupils = Pupil.objects.select_related("person").filter(pk__in=ids[ScopeKind.PUPIL])
        names.update((pupil.pk, pupil.person.list_name) for pupil in pupils)
    if ids[ScopeKind.LESSON]:
        lessons = LessonGrant.objects.filter(lesson_id__in=ids[ScopeKind.LESSON])
        rows = lessons.values_list("lesson_id", "course__group__name", "course__subject__name")
        names.update((lesson, f"{group}, {subject}") for lesson, group, subject in rows)
    return names


def course_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Courses by name: «7Б, Алгебра»."""
    rows = Course.objects.filter(pk__in=ids).values_list("pk", "group__name", "subject__name")
    return {pk: f"{group}, {subject}" for pk, group, subject in rows}
