from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import ParentNotice
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def withdraw_notice(*, actor: Actor, notice_id: UUID, now: datetime) -> ParentNotice:
    """A parent takes a notice back: the child will be at school after all. Its row stays.

    Source: school practice §12; M-7.
    """
    notice = ParentNotice.objects.select_for_update().filter(pk=notice_id).first()
    if notice is None:
        raise Refused(refusal("not-your-child"))
    policy.notify(actor, notice.pupil_id).require()
    if notice.withdrawn_at is None:
        notice.withdrawn_at, notice.withdrawn_by = now, policy.person_of(actor)
        notice.save(update_fields=["withdrawn_at", "withdrawn_by"])
        withdrawn = Change(
            ExcuseEvent.NOTICE_WITHDRAWN,
            "notice",
            notice.pk,
            before={"last_on": notice.last_on.isoformat(), "text": notice.text},
            role=RoleCode.GUARDIAN,
            pupil_id=notice.pupil_id,
        )
        record(withdrawn, actor=actor, at=now)
    return notice
