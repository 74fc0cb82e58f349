from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from zhurnal.school.models import (
    ClassGroup,
    Enrolment,
    Pupil,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.school.rules.movement import EFFECTS, year_number


class Choice(NamedTuple):
    """Something to choose, by id."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OrderChoices:
    """What may be chosen in an order of a kind on a day: the classes, the pupils of the class whom
    it can be about, and the groups that draw on it or on the class they enter.

    ``class_id`` is None where pupils are not in a class yet.
    """

    classes: Sequence[Choice]
    class_id: UUID | None
    pupils: Sequence[Choice]
    out_of: Sequence[Choice]
    groups: Sequence[Choice]


def order_choices(kind: str, class_id: UUID | None, into: UUID | None, on: date) -> OrderChoices:
    """The choices of an order. Three statements.

    Source: school practice §13.
    """
    year = year_number(on)
    rows = ClassGroup.objects.filter(year__number=year).order_by("grade", "name")
    classes = [Choice(pk, name) for pk, name in rows.values_list("pk", "name")]
    known = class_id if class_id in {each.id for each in classes} else None
    effect = EFFECTS[kind]
    links = _groups(year)
    if not effect.on_roll:
        known, pupils = None, _people(_nowhere(on))
    else:
        pupils = _people(_in_class(known, on)) if known else []
    entered = into if effect.enters_class else known
    return OrderChoices(
        classes=classes,
        class_id=known,
        pupils=pupils,
        out_of=links.get(known, []) if known and effect.leaves == "named" else [],
        groups=links.get(entered, []) if entered and not effect.alone and _joins(kind) else [],
    )


def _joins(kind: str) -> bool:
    effect = EFFECTS[kind]
    return effect.joins or effect.leaves == "named"


def _groups(year: int) -> dict[UUID, list[Choice]]:
    """The groups that are not whole classes, by the class that they draw on."""
    rows = TeachingGroupClass.objects.filter(group__year__number=year)
    rows = rows.exclude(group__kind=TeachingGroup.Kind.WHOLE_CLASS).order_by("group__name", "pk")
    found: dict[UUID, list[Choice]] = {}
    for class_id, pk, name in rows.values_list("class_group_id", "group_id", "group__name"):
        found.setdefault(class_id, []).append(Choice(pk, name))
    return found


def _open(on: date) -> Q:
    open_ended = Q(valid_before__isnull=True) | Q(valid_before__gt=on)
    return open_ended & Q(valid_from__lte=on)


def _in_class(class_id: UUID, on: date) -> Q:
    return Exists(Enrolment.objects.filter(_open(on), pupil=OuterRef("pk"), class_group=class_id))  # type: ignore[return-value]


def _nowhere(on: date) -> Q:
    """Whoever is in no class that day and comes into none later."""
    still = Q(valid_before__isnull=True) | Q(valid_before__gt=on)
    rows = Enrolment.objects.exclude(valid_before=F("valid_from")).filter(still)
    return ~Exists(rows.filter(pupil=OuterRef("pk")))  # type: ignore[return-value]


def _people(which: Q) -> list[Choice]:
    rows = Pupil.objects.filter(which).select_related("person")
    ordered = rows.order_by("person__last_name", "person__first_name", "pk")
    return [Choice(row.pk, row.person.full_name) for row in ordered]
