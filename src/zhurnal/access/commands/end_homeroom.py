from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.events import AccessEvent
from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def end_homeroom(*, actor: Actor, assignment_id: UUID, now: datetime) -> RoleAssignment:
    """End an order by which somebody leads a class, today; its row stays.

    Source: R-2.9-f; M-7.
    """
    policy.appoint_homeroom(actor).require()
    row = (
        RoleAssignment.objects.select_for_update()
        .filter(
            Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today),
            pk=assignment_id,
            role=RoleCode.HOMEROOM_TEACHER.value,
        )
        .first()
    )
    if row is None:
        raise Refused(refusal("no-such-order"))
    before = row.valid_before
    row.valid_before = max(actor.today, row.valid_from)
    row.save(update_fields=["valid_before"])
    ended = Change(
        AccessEvent.ROLE_ENDED,
        "person",
        row.person_id,
        before={"before": before.isoformat() if before else None},
        after={"before": row.valid_before.isoformat(), "class": str(row.class_group_id)},
    )
    record(ended, actor=actor, at=now)
    return row
