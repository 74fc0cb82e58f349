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
def move_slot(
    *, actor: Actor, slot_id: UUID, entry: PlaceEntry, since: date, now: datetime
) -> Followed:
    """Give a weekly lesson another place, room, teacher or other weeks from a day on: its row ends
    and another begins. Its lessons move inside their weeks; begun and written ones stay.

    Source: M-7; school practice §8.
    """
    policy.edit_timetable(actor).require()
    slot = _slots.slot_to_change(slot_id, since=since)
    policy.change_since(slot.course.year, since, today=actor.today).require()
    was, before = _slots.facts(slot), _slots.lessons_of(slot, since=since, actor=actor)
    if slot.valid_from < since:
        ended, slot = (
            slot,
            WeeklySlot(
                course=slot.course,
                shift=slot.shift,
                valid_from=since,
                valid_before=slot.valid_before,
            ),
        )
        ended.valid_before = since
        ended.save(update_fields=["valid_before"])
    _slots.put_into(slot, entry)
    slot.save()
    followed = follow(before, _slots.lessons_of(slot, since=since, actor=actor), now=now)
    after = {**_slots.facts(slot), "lessons": asdict(followed)}
    _slots.record_slot(TimetableEvent.SLOT_MOVED, slot, facts=(was, after), actor=actor, now=now)
    return followed
