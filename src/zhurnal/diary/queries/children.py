from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, UUIDField

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import Enrolment, Pupil
from zhurnal.tenancy.prepared import PreparedQuery


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose diary it is: the pupil, and the class of today («» when he is in none).

    ``announced``: the reader may say beforehand that this pupil will be away.
    """

    pupil_id: UUID
    last_name: str
    first_name: str
    class_name: str
    announced: bool = False

    @property
    def name(self) -> str:
        """«Иван Абрамов»."""
        return f"{self.first_name} {self.last_name}"


def diary_owners(actor: Actor, pupil_id: UUID) -> list[Owner]:
    """The pupil whose diary is open, first, and the others the actor may switch to: his children.

    Empty when the pupil does not exist for the actor, as ``visible_pupils`` says it. One query.

    Source: R-2.11-b (a parent of two switches children), R-4.6-a, R-2.9-a.
    """
    scopes = actor.scopes(Permission.DIARY_READ)
    owners: list[Owner] = []
    for pk, class_id, last, first, class_name in _rows(actor, {pupil_id, *scopes.pupils}):
        if scopes.school or pk in scopes.pupils or class_id in scopes.classes:
            mine = pk in actor.scopes(Permission.EXCUSES_NOTIFY).pupils
            owners.append(Owner(pk, last, first, class_name or "", mine))
    owners.sort(key=lambda owner: owner.pupil_id != pupil_id)
    return owners if owners and owners[0].pupil_id == pupil_id else []


def own_diaries(actor: Actor) -> list[UUID]:
    """The pupils whose diary is the actor's own: himself, or his children by name. One query.

    Source: R-2.11-b.
    """
    mine = actor.scopes(Permission.DIARY_READ).pupils
    return [row[0] for row in _rows(actor, set(mine))] if mine else []


def _rows(actor: Actor, pupils: set[UUID]) -> list[tuple[Any, ...]]:
    return _PUPILS.rows(pupils=list(pupils), today=actor.today)


def _pupils(pupils: list[UUID], today: date) -> QuerySet[Any, Any]:
    enrolled = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=today),
        pupil=OuterRef("pk"),
        valid_from__lte=today,
    )
    return (
        Pupil.objects.filter(pk__in=pupils)
        .order_by("person__first_name", "pk")
        .values_list(
            "pk",
            Subquery(enrolled.values("class_group_id")[:1], output_field=UUIDField()),
            "person__last_name",
            "person__first_name",
            Subquery(enrolled.values("class_group__name")[:1]),
        )
    )


_PUPILS = PreparedQuery(_pupils, pupils=list, today=date)
