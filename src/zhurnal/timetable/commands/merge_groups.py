from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _changes, _substitutions
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.queries.standing_substitutions import standing_substitutions


@transaction.atomic
def merge_groups(
    *, actor: Actor, lesson_id: UUID, with_id: UUID, order: OrderEntry, now: datetime
) -> None:
    """Let the teacher of another group's lesson give this one too, at the same time; each group
    keeps its page, its topic and its attendance.

    Source: school practice §8 (объединение подгрупп); R-2.3-b.
    """
    policy.order_substitutes(actor).require()
    act = Act(pk=uuid7(), order=order, actor=actor, now=now)
    lesson, other = _changes.take(act, lesson_id, with_id)
    policy.merge_groups(lesson, other).require()
    standing = standing_substitutions([lesson.pk, other.pk])
    giver = standing[other.pk].teacher if other.pk in standing else other.teacher
    changes = _substitutions.begin(lesson, giver, standing.get(lesson.pk), act=act)
    record_many(changes, actor=actor, at=now)
