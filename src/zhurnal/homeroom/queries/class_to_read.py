from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_classes
from zhurnal.excuses import policy
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import ClassGroup, Enrolment


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class whose desk is open; ``editing`` is the verdict on registering its papers."""

    id: UUID
    name: str
    editing: Verdict


@dataclass(frozen=True, slots=True)
class Classmate:
    """A pupil of the class by name, and since when and until when he is on its roll."""

    pupil_id: UUID
    last_name: str
    first_name: str
    valid_from: date
    valid_before: date | None

    @property
    def name(self) -> str:
        """«Абрамов Иван»."""
        return f"{self.last_name} {self.first_name}"


def class_to_read(actor: Actor, class_id: UUID) -> OwnClass | None:
    """A class as its homeroom teacher of today, the head and the deputy heads may see it.

    Source: R-2.9-a, R-2.10-a.
    """
    name = visible_classes(actor).filter(pk=class_id).values_list("name", flat=True).first()
    if name is None:
        return None
    leads = class_id in actor.scopes(Permission.EXCUSES_REGISTER).classes
    editing = policy.register_somewhere(actor) and (ALLOWED if leads else refusal("not-your-class"))
    return OwnClass(class_id, name, editing)


def own_classes(actor: Actor) -> list[UUID]:
    """The classes that the actor leads today, by grade and name.

    Source: R-2.9-f.
    """
    led = actor.scopes(Permission.EXCUSES_REGISTER).classes
    classes = ClassGroup.objects.filter(pk__in=led).order_by("grade", "name")
    return list(classes.values_list("pk", flat=True))


def roll(class_id: UUID, first: date, last: date) -> list[Classmate]:
    """The pupils on the roll of a class at any time of these days, by name; once each.

    Source: school practice §13 (a row begins and ends at its date).
    """
    rows = (
        Enrolment.objects.filter(
            Q(valid_before__isnull=True) | Q(valid_before__gt=first),
            class_group=class_id,
            valid_from__lte=last,
        )
        .exclude(valid_before=F("valid_from"))
        .order_by("pupil__person__last_name", "pupil__person__first_name", "pupil_id", "valid_from")
        .values_list(
            "pupil_id",
            "pupil__person__last_name",
            "pupil__person__first_name",
            "valid_from",
            "valid_before",
        )
    )
    return list({row[0]: Classmate(*row) for row in rows}.values())
