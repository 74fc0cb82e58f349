from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _changes
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.models import LessonChange


@transaction.atomic
def teach_remotely(*, actor: Actor, lesson_id: UUID, order: OrderEntry, now: datetime) -> None:
    """Have a lesson taught remotely by order.

    Source: school practice §8 (remote).
    """
    policy.order_substitutes(actor).require()
    act = Act(pk=uuid7(), order=order, actor=actor, now=now)
    [lesson] = _changes.take(act, lesson_id)
    policy.teach_remotely(lesson).require()
    lesson.remote = True
    lesson.save(update_fields=["remote"])
    record(_changes.keep(lesson, LessonChange.Kind.REMOTE, act=act), actor=actor, at=now)
