from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.school.models import ClassGroup, SchoolYear
from zhurnal.timetable.queries.week_table import of_class, slots_on


@dataclass(frozen=True, slots=True)
class Choice:
    """A timetable that may be opened: ``of`` as the address writes it, in words, and which rows."""

    of: str
    title: str
    whose: Q


@dataclass(frozen=True, slots=True)
class Timetables:
    """The timetables of a school on a day: of classes, of teachers, of rooms."""

    classes: Sequence[Choice]
    teachers: Sequence[Choice]
    rooms: Sequence[Choice]
    own: str

    def chosen(self, of: str) -> Choice | None:
        """The one asked for; the reader's own one, or the first, when none is asked for."""
        every = [*self.classes, *self.teachers, *self.rooms]
        asked = of or self.own
        found = (each for each in every if each.of == asked)
        return next(found, every[0] if every and not of else None)


def timetables(year: SchoolYear, on: date, actor: Actor) -> Timetables:
    """What timetables there are on a day. Two statements.

    Source: school practice §8.
    """
    classes = ClassGroup.objects.filter(year=year).order_by("grade", "name")
    teachers: dict[UUID, str] = {}
    rooms: set[str] = set()
    own = ""
    rows = slots_on(year, on).order_by("teacher__person__last_name", "teacher__person__first_name")
    for slot in rows.select_related("teacher__person").only(
        "room", "teacher__person__last_name", "teacher__person__first_name",
        "teacher__person__patronymic",
    ):  # fmt: skip
        teachers[slot.teacher_id] = slot.teacher.person.initials_name
        rooms.add(slot.room)
        if slot.teacher.person_id == actor.person_id:
            own = f"teacher-{slot.teacher_id}"
    return Timetables(
        classes=[
            Choice(f"class-{pk}", name, of_class(pk))
            for pk, name in classes.values_list("pk", "name")
        ],
        teachers=[Choice(f"teacher-{pk}", name, Q(teacher=pk)) for pk, name in teachers.items()],
        rooms=[Choice(f"room-{room}", room, Q(room=room)) for room in sorted(rooms - {""})],
        own=own,
    )
