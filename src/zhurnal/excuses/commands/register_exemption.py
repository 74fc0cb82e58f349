from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.entries import ExemptionEntry
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import Exemption
from zhurnal.excuses.queries.own_pupils import own_pupils


@transaction.atomic
def register_exemption(*, actor: Actor, entry: ExemptionEntry, now: datetime) -> Exemption:
    """Register that a pupil is free of exercise in physical education on some days, by a paper.

    Source: school practice §12 (ФК exemption).
    """
    policy.register(actor, [entry.pupil], own_pupils(actor, [entry.pupil])).require()
    policy.span_makes_sense(entry.coverage).require()
    known = Exemption.objects.filter(pk=entry.key).first()
    if known is not None:
        return known
    exemption = Exemption(
        id=entry.key,
        pupil_id=entry.pupil,
        first_on=entry.coverage.first_on,
        last_on=entry.coverage.last_on,
        number=entry.number.strip(),
        registered_at=now,
        registered_by=policy.person_of(actor),
    )
    exemption.save(force_insert=True)
    registered = Change(
        ExcuseEvent.EXEMPTION_REGISTERED,
        "exemption",
        exemption.pk,
        after={
            "first_on": exemption.first_on.isoformat(),
            "last_on": exemption.last_on.isoformat(),
            "number": exemption.number,
        },
        role=RoleCode.HOMEROOM_TEACHER,
        pupil_id=entry.pupil,
    )
    record(registered, actor=actor, at=now)
    return exemption
