from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.audit.trail import Change, record_many
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import WorkType
from zhurnal.journal.work_types import WORK_KINDS


@transaction.atomic
def seed_work_types(*, actor: Actor, now: datetime) -> int:
    """Give a school the kinds of work it does not have yet; returns how many. What it has stays.

    Source: R-2.7-c, R-2.4-a.
    """
    may(actor, Permission.SCHOOL_IMPORT).require()
    known = set(WorkType.objects.values_list("code", flat=True))
    made = [
        WorkType(
            code=kind.code,
            name=kind.name,
            short_name=kind.short_name,
            weight=kind.weight,
            is_control=kind.is_control,
            position=position,
        )
        for position, kind in enumerate(WORK_KINDS, start=1)
        if kind.code not in known
    ]
    WorkType.objects.bulk_create(made)
    changes = [
        Change(
            JournalEvent.WORK_TYPE_ADDED,
            "work-type",
            kind.pk,
            after={"code": kind.code, "name": kind.name, "weight": kind.weight},
        )
        for kind in made
    ]
    return record_many(changes, actor=actor, at=now)
