from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_pupils
from zhurnal.school.models import Enrolment, Pupil


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose diary it is: the pupil, and the class of today («» when he is in none)."""

    pupil_id: UUID
    last_name: str
    first_name: str
    class_name: str

    @property
    def name(self) -> str:
        """«Иван Абрамов»."""
        return f"{self.first_name} {self.last_name}"


def diary_owners(actor: Actor, pupil_id: UUID) -> list[Owner]:
    """The pupil whose diary is open, first, and the others the actor may switch to: his children.

    Empty when the pupil does not exist for the actor. One query.

    Source: R-2.11-b (a parent of two switches children), R-4.6-a.
    """
    mine = actor.scopes(Permission.DIARY_READ).pupils
    pupils = visible_pupils(actor).filter(Q(pk=pupil_id) | Q(pk__in=mine))
    owners = {row[0]: Owner(*row) for row in _rows(actor, pupils)}
    first = owners.pop(pupil_id, None)
    return [] if first is None else [first, *owners.values()]


def own_diaries(actor: Actor) -> list[UUID]:
    """The pupils whose diary is the actor's own: himself, or his children by name. One query.

    Source: R-2.11-b.
    """
    mine = actor.scopes(Permission.DIARY_READ).pupils
    return [row[0] for row in _rows(actor, Pupil.objects.filter(pk__in=mine))]


def _rows(actor: Actor, pupils: QuerySet[Pupil]) -> QuerySet[Pupil, Any]:
    today = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today),
        pupil=OuterRef("pk"),
        valid_from__lte=actor.today,
    )
    return pupils.order_by("person__first_name", "pk").values_list(
        "pk",
        "person__last_name",
        "person__first_name",
        Coalesce(Subquery(today.values("class_group__name")[:1]), Value("")),
    )
