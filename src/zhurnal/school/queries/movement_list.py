from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.school.models import MovementKind, MovementOrder, MovementPupil


@dataclass(frozen=True, slots=True)
class MovedPupil:
    """A pupil of an order and his classes before and after it."""

    name: str
    out_of: str
    into: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order about pupils as the book of movement has it."""

    id: UUID
    kind: MovementKind
    number: str
    order_on: date
    on: date
    place: str
    reason: str
    taken_back_at: datetime | None
    pupils: Sequence[MovedPupil]


def movement_list(*, first: date, before: date, kind: str = "") -> list[OrderLine]:
    """The orders that hold from a day of the span on, the latest first; of one kind if asked.

    Two statements.

    Source: school practice §13 (книга движения).
    """
    orders = MovementOrder.objects.filter(on__gte=first, on__lt=before)
    if kind in MovementKind.values:
        orders = orders.filter(kind=kind)
    pupils: dict[UUID, list[MovedPupil]] = {}
    people = MovementPupil.objects.filter(order__in=orders.values("pk"))
    for row in people.select_related("pupil__person", "out_of", "into").order_by(
        "pupil__person__last_name", "pupil__person__first_name", "pk"
    ):
        moved = MovedPupil(
            row.pupil.person.list_name,
            row.out_of.name if row.out_of else "",
            row.into.name if row.into else "",
        )
        pupils.setdefault(row.order_id, []).append(moved)
    return [
        OrderLine(
            row.pk,
            MovementKind(row.kind),
            row.number,
            row.order_on,
            row.on,
            row.place,
            row.reason,
            row.taken_back_at,
            pupils.get(row.pk, []),
        )
        for row in orders.order_by("-on", "-entered_at", "pk")
    ]
