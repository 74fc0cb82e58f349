from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _changes
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.entries import OrderEntry, SpotEntry
from zhurnal.timetable.models import LessonChange
from zhurnal.timetable.queries.spots import spot_at, spot_of


@transaction.atomic
def move_lesson(
    *, actor: Actor, lesson_id: UUID, order: OrderEntry, place: SpotEntry, now: datetime
) -> None:
    """Move a lesson to another day or number by order: it stays the same lesson, with everything
    that is written at it.

    Source: school practice §8; M-7.
    """
    policy.order_substitutes(actor).require()
    act = Act(pk=uuid7(), order=order, actor=actor, now=now)
    [lesson] = _changes.take(act, lesson_id)
    policy.move_lesson(lesson, place, substituted=_changes.substituted(lesson)).require()
    was, spot = spot_of(lesson), spot_at(lesson, place, actor.tz)
    if spot is None:
        raise Refused(refusal("no-such-bell", number=place.number))
    _changes.put(lesson, spot, act=act)
    change = _changes.keep(lesson, LessonChange.Kind.MOVED, act=act, was=was)
    record(change, actor=actor, at=now)
