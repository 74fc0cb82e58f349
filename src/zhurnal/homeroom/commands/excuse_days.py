from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.excuses import policy
from zhurnal.excuses.queries.own_pupils import own_pupils
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.journal.commands.set_reason import set_reason
from zhurnal.journal.entries import SetReason
from zhurnal.journal.models import Absence
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.uuid7 import uuid7


@transaction.atomic
def excuse_days(
    *, actor: Actor, pupil_id: UUID, coverage: Coverage, reason: str, now: datetime
) -> int:
    """Give every absence of a pupil on some days that no document explains the same reason; returns
    how many there were.

    Source: R-2.9-b (неуважительная, по слову классного руководителя); clause 2.9.
    """
    policy.register(actor, [pupil_id], own_pupils(actor, [pupil_id])).require()
    policy.span_makes_sense(coverage).require()
    absences = Absence.objects.filter(
        pupil=pupil_id,
        fact=Absence.Fact.ABSENT,
        lesson__on__gte=coverage.first_on,
        lesson__on__lte=coverage.last_on,
        document__isnull=True,
    ).values_list("lesson_id", "reason", "lesson__on", "lesson__number")
    covered = [row for row in absences if coverage.covers(row[2], row[3])]
    if not covered:
        raise Refused(refusal("nothing-to-excuse"))
    for lesson_id, was, _, _ in covered:
        entry = SetReason(key=uuid7(), lesson=lesson_id, pupil=pupil_id, reason=reason, was=was)
        set_reason(actor=actor, entry=entry, now=now)
    return len(covered)
