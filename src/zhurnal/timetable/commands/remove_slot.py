from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _slots
from zhurnal.timetable.commands._following import Followed, follow
from zhurnal.timetable.events import TimetableEvent


@transaction.atomic
def remove_slot(*, actor: Actor, slot_id: UUID, since: date, now: datetime) -> Followed:
    """Take a weekly lesson out of the timetable from a day on. No lesson is deleted: begun and
    written ones stay, the others wait until the course gets another place.

    Source: M-7; school practice §8.
    """
    policy.edit_timetable(actor).require()
    slot = _slots.slot_to_change(slot_id, since=since)
    policy.change_since(slot.course.year, since, today=actor.today).require()
    was = _slots.facts(slot)
    followed = follow(_slots.lessons_of(slot, since=since, actor=actor), [], now=now)
    _slots.record_slot(
        TimetableEvent.SLOT_REMOVED,
        slot,
        facts=({**was, "lessons": asdict(followed)}, None),
        actor=actor,
        now=now,
    )
    if slot.valid_from >= since:
        slot.delete()  # it never held on any day
    else:
        slot.valid_before = since
        slot.save(update_fields=["valid_before"])
    return followed
