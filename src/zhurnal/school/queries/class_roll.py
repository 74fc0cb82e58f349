from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from zhurnal.school.models import ClassGroup, Enrolment, MovementKind, MovementOrder
from zhurnal.school.rules.movement import year_number


class Turn(NamedTuple):
    """When and by which order a pupil came to the class or left it; without an order since the
    lists were entered.
    """

    on: date
    kind: MovementKind | None
    number: str
    order_on: date | None
    place: str


@dataclass(frozen=True, slots=True)
class RollLine:
    """A pupil who is in the class on the day, has left it, or comes later."""

    name: str
    file_number: str
    female: bool
    here: bool
    came: Turn | None
    left: Turn | None


@dataclass(frozen=True, slots=True)
class ClassRoll:
    """The roll of a class on a day. ``classes`` are those of the year, to choose from."""

    on: date
    classes: Sequence[tuple[UUID, str]]
    class_id: UUID | None
    class_name: str
    lines: Sequence[RollLine]

    @property
    def number(self) -> int:
        """How many are in the class that day."""
        return sum(line.here for line in self.lines)


def class_roll(class_id: UUID | None, on: date) -> ClassRoll:
    """The roll of a class on a day, with those who have left it by then. Two statements.

    Source: R-2.3-a; school practice §13 (the row ends at its date, greyed, never removed).
    """
    rows = ClassGroup.objects.filter(year__number=year_number(on)).order_by("grade", "name")
    classes = list(rows.values_list("pk", "name", "year__starts_on"))
    chosen = next((each for each in classes if each[0] == class_id), None)
    lines = [] if chosen is None else _lines(chosen[0], on, chosen[2])
    return ClassRoll(
        on, [each[:2] for each in classes], chosen and chosen[0], chosen[1] if chosen else "", lines
    )


def _lines(class_id: UUID, on: date, starts_on: date) -> list[RollLine]:
    rows = Enrolment.objects.filter(class_group=class_id, valid_from__lte=on)
    rows = rows.exclude(valid_before=F("valid_from"))
    told = rows.select_related("pupil__person", "began_by", "ended_by").order_by(
        "pupil__person__last_name", "pupil__person__first_name", "pupil_id", "valid_from"
    )
    return [
        RollLine(
            name=row.pupil.person.full_name,
            file_number=row.pupil.file_number,
            female=row.pupil.person.sex == "f",
            here=row.valid_before is None or row.valid_before > on,
            came=_turn(row.valid_from, row.began_by)
            if row.began_by or row.valid_from > starts_on
            else None,
            left=_turn(row.valid_before, row.ended_by)
            if row.valid_before and row.valid_before <= on
            else None,
        )
        for row in told
    ]


def _turn(on: date, order: MovementOrder | None) -> Turn:
    if order is None:
        return Turn(on, None, "", None, "")
    return Turn(on, MovementKind(order.kind), order.number, order.order_on, order.place)
