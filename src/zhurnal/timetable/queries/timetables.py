from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.school.models import ClassGroup, SchoolYear, StaffMember
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
    """What timetables there are on a day. Three statements.

    Source: school practice §8.
    """
    classes = ClassGroup.objects.filter(year=year).order_by("grade", "name")
    slots = slots_on(year, on).order_by().values_list
    staff = StaffMember.objects.filter(pk__in=slots("teacher")).select_related("person")
    teachers = list(staff.order_by("person__last_name", "person__first_name", "pk"))
    rooms = sorted(set(slots("room", flat=True).distinct()) - {""})
    own = (f"teacher-{each.pk}" for each in teachers if each.person_id == actor.person_id)
    return Timetables(
        classes=[
            Choice(f"class-{pk}", name, of_class(pk))
            for pk, name in classes.values_list("pk", "name")
        ],
        teachers=[
            Choice(f"teacher-{each.pk}", each.person.initials_name, Q(teacher=each.pk))
            for each in teachers
        ],
        rooms=[Choice(f"room-{room}", room, Q(room=room)) for room in rooms],
        own=next(own, ""),
    )
