from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _substitutions
from zhurnal.timetable.models import Substitution
from zhurnal.timetable.queries.standing_substitutions import standing_substitutions
from zhurnal.timetable.queries.written_since import written_since


@transaction.atomic
def undo_substitutions(*, actor: Actor, act: UUID, now: datetime) -> int:
    """Take back everything that one order named at once, while nothing was written at its lessons;
    returns how many lessons their own teachers give again.

    Source: R-2.3-b; M-7.
    """
    policy.order_substitutes(actor).require()
    of_act = Substitution.objects.filter(act=act, ended_at__isnull=True)
    found = standing_substitutions(list(of_act.values_list("lesson_id", flat=True)))
    rows = [row for row in found.values() if row.act == act]
    written = written_since(rows[0].ordered_at, list(found)) if rows else None
    policy.undo_act(lessons=len(rows), written=written).require()
    changes = [_substitutions.end(row, today=actor.today, now=now) for row in rows]
    changes.append(_substitutions.act_change(act, rows, undone=True))
    record_many(changes, actor=actor, at=now)
    return len(rows)
