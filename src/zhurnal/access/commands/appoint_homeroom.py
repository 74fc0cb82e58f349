from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.entries import HomeroomEntry
from zhurnal.access.events import AccessEvent
from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import ClassGroup, StaffMember


@transaction.atomic
def appoint_homeroom(*, actor: Actor, entry: HomeroomEntry, now: datetime) -> RoleAssignment:
    """Enter an order by which somebody leads a class: for some days beside the homeroom teacher, or
    for good in his place. Rights and duties begin and end with its days.

    Source: R-2.9-f; school practice §13 (one, with a deputy; by order, dated).
    """
    policy.appoint_homeroom(actor).require()
    policy.order_makes_sense(entry).require()
    member = StaffMember.objects.select_related("person").filter(person=entry.person_id).first()
    led = ClassGroup.objects.filter(pk=entry.class_id).first()
    if member is None or led is None:
        raise Refused(refusal("no-such-order"))
    orders = RoleAssignment.objects.filter(
        role=RoleCode.HOMEROOM_TEACHER.value, class_group=entry.class_id
    )
    if orders.filter(person=entry.person_id, valid_from=entry.first_on).exists():
        raise Refused(refusal("already-appointed", name=member.person.full_name))
    changes = [] if entry.last_on else _ended(entry.class_id, entry.first_on)
    row = RoleAssignment.objects.create(
        person_id=entry.person_id,
        role=RoleCode.HOMEROOM_TEACHER.value,
        class_group_id=entry.class_id,
        valid_from=entry.first_on,
        valid_before=entry.last_on + timedelta(days=1) if entry.last_on else None,
        order_number=entry.order_number.strip(),
    )
    changes.append(_change(AccessEvent.ROLE_GRANTED, row))
    record_many(changes, actor=actor, at=now)
    return row


def _ended(class_id: UUID, day: date) -> list[Change]:
    """End the order of whoever leads the class for good."""
    rows = RoleAssignment.objects.select_for_update().filter(
        class_group=class_id, role=RoleCode.HOMEROOM_TEACHER.value, valid_before__isnull=True
    )
    changes = []
    for row in rows:
        row.valid_before = max(day, row.valid_from)
        row.save(update_fields=["valid_before"])
        changes.append(_change(AccessEvent.ROLE_ENDED, row))
    return changes


def _change(event: AccessEvent, row: RoleAssignment) -> Change:
    facts = {
        "role": row.role,
        "class": str(row.class_group_id),
        "from": row.valid_from.isoformat(),
        "before": row.valid_before.isoformat() if row.valid_before else None,
        "order": row.order_number,
    }
    return Change(event, "person", row.person_id, None, facts)
