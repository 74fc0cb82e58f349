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
from zhurnal.timetable.models import Lesson, LessonChange
from zhurnal.timetable.queries.written_since import written_since


@transaction.atomic
def cancel_lesson(
    *, actor: Actor, lesson_id: UUID, order: OrderEntry, confirmed: bool, now: datetime
) -> None:
    """Cancel a lesson by order. What is written at it stays readable; then it is cancelled only
    when that was said again (``confirmed``).

    Source: school practice §8 (снят); M-7.
    """
    policy.order_substitutes(actor).require()
    act = Act(pk=uuid7(), order=order, actor=actor, now=now)
    [lesson] = _changes.take(act, lesson_id)
    written = written_since(None, [lesson.pk]) is not None
    policy.cancel_written(written=written, confirmed=confirmed).require()
    lesson.state = Lesson.State.CANCELLED
    lesson.save(update_fields=["state"])
    record(_changes.keep(lesson, LessonChange.Kind.CANCELLED, act=act), actor=actor, at=now)
