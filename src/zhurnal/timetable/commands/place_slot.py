from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _slots
from zhurnal.timetable.commands._following import Followed, follow
from zhurnal.timetable.entries import PlaceEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import WeeklySlot


@transaction.atomic
def place_slot(
    *, actor: Actor, course_id: UUID, entry: PlaceEntry, since: date, now: datetime
) -> Followed:
    """Give a course a place in the weekly timetable from a day on, and make its lessons.

    Source: M-7; school practice §8.
    """
    policy.edit_timetable(actor).require()
    course = _slots.course_to_place(course_id)
    policy.change_since(course.year, since, today=actor.today).require()
    slot = WeeklySlot(course=course, shift=_slots.shift_of(course))
    slot.valid_from = max(since, course.year.starts_on)
    _slots.put_into(slot, entry)
    slot.save()
    followed = follow([], _slots.lessons_of(slot, since=since, actor=actor), now=now)
    after = {**_slots.facts(slot), "lessons": asdict(followed)}
    _slots.record_slot(TimetableEvent.SLOT_PLACED, slot, facts=(None, after), actor=actor, now=now)
    return followed
