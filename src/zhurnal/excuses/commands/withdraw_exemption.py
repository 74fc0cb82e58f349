from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import Exemption
from zhurnal.excuses.queries.own_pupils import own_pupils
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def withdraw_exemption(
    *, actor: Actor, exemption_id: UUID, reason: str, now: datetime
) -> Exemption:
    """Withdraw an exemption from exercise that was registered by mistake; its row stays.

    Source: school practice §12; M-7.
    """
    policy.register_somewhere(actor).require()
    exemption = Exemption.objects.select_for_update().filter(pk=exemption_id).first()
    if exemption is None or not own_pupils(actor, [exemption.pupil_id]):
        raise Refused(refusal("pupil-not-of-your-class"))
    policy.say_why(reason).require()
    if exemption.withdrawn_at is None:
        exemption.withdrawn_at, exemption.withdrawn_by = now, policy.person_of(actor)
        exemption.save(update_fields=["withdrawn_at", "withdrawn_by"])
        withdrawn = Change(
            ExcuseEvent.EXEMPTION_WITHDRAWN,
            "exemption",
            exemption.pk,
            before={"last_on": exemption.last_on.isoformat()},
            reason=reason.strip(),
            role=RoleCode.HOMEROOM_TEACHER,
            pupil_id=exemption.pupil_id,
        )
        record(withdrawn, actor=actor, at=now)
    return exemption
