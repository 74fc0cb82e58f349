from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _changes
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.models import LessonChange
from zhurnal.timetable.queries.spots import spot_of


@transaction.atomic
def swap_lessons(
    *, actor: Actor, lesson_id: UUID, with_id: UUID, order: OrderEntry, now: datetime
) -> None:
    """Let two lessons change places by order: one act, taken back as one.

    Source: school practice §8 (swap); M-7.
    """
    policy.order_substitutes(actor).require()
    act = Act(pk=uuid7(), order=order, actor=actor, now=now)
    one, other = _changes.take(act, lesson_id, with_id)
    policy.swap_lessons(one, other, substituted=_changes.substituted(one, other)).require()
    pair, spots = [one, other], [spot_of(other), spot_of(one)]
    changes = []
    for lesson, spot in zip(pair, spots, strict=True):
        was = spot_of(lesson)
        _changes.put(lesson, spot, act=act, but=[one.pk, other.pk])
        changes.append(_changes.keep(lesson, LessonChange.Kind.MOVED, act=act, was=was))
    record_many(changes, actor=actor, at=now)
