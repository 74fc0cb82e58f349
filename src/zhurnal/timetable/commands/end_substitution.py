from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _substitutions
from zhurnal.timetable.queries.standing_substitutions import standing_substitutions


@transaction.atomic
def end_substitution(*, actor: Actor, lesson_id: UUID, now: datetime) -> None:
    """Take back the substitution of a lesson: its own teacher gives it again.

    The substitute's right to write and to read ends at once; what he wrote stays his.

    Source: R-2.3-b; M-7.
    """
    policy.order_substitutes(actor).require()
    row = standing_substitutions([lesson_id]).get(lesson_id)
    if row is None:
        raise Refused(refusal("substitution-unknown"))
    record(_substitutions.end(row, today=actor.today, now=now), actor=actor, at=now)
