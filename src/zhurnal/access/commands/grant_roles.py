from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.entries import RoleEntry
from zhurnal.access.events import AccessEvent
from zhurnal.access.models import RoleAssignment
from zhurnal.access.queries.role_lists import listed_roles
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record_many
from zhurnal.school.models import ClassGroup, SchoolYear, StaffMember


@transaction.atomic
def grant_roles(
    *, actor: Actor, year: SchoolYear | None, entries: Sequence[RoleEntry], now: datetime
) -> int:
    """Give employees their roles; returns how many were not held yet.

    A role of the school begins today. A homeroom teacher begins with the year, or today when the
    year has begun and the class had another one, whose role then ends.

    Source: requirements §8; school practice §13 (one homeroom teacher of a class, dated).
    """
    held = listed_roles(year, on=actor.today)
    fresh = [entry for entry in entries if entry not in held]
    for entry in fresh:
        policy.grant_role(actor, entry.role).require()
    people = dict(StaffMember.objects.values_list("personnel_number", "person_id"))
    classes = dict(ClassGroup.objects.filter(year=year).values_list("name", "pk"))
    changes: list[Change] = []
    for entry in fresh:
        begins = actor.today
        if entry.role is RoleCode.HOMEROOM_TEACHER and year is not None:
            ended = _end_homeroom(classes[entry.class_name], actor.today)
            begins = max(actor.today, year.starts_on) if ended else year.starts_on
            changes += ended
        row = RoleAssignment.objects.create(
            person_id=people[entry.personnel_number],
            role=entry.role.value,
            class_group_id=classes.get(entry.class_name),
            valid_from=begins,
        )
        changes.append(_change(AccessEvent.ROLE_GRANTED, row, entry.class_name))
    record_many(changes, actor=actor, at=now)
    return len(fresh)


def _end_homeroom(class_id: UUID, day: date) -> list[Change]:
    """End the role of whoever leads the class."""
    rows = RoleAssignment.objects.filter(
        class_group=class_id, role=RoleCode.HOMEROOM_TEACHER.value, valid_before__isnull=True
    )
    changes = []
    for row in rows:
        row.valid_before = max(day, row.valid_from)
        row.save(update_fields=["valid_before"])
        changes.append(_change(AccessEvent.ROLE_ENDED, row))
    return changes


def _change(event: AccessEvent, row: RoleAssignment, class_name: str = "") -> Change:
    facts = {
        "role": row.role,
        "class": class_name,
        "from": row.valid_from.isoformat(),
        "before": row.valid_before.isoformat() if row.valid_before else None,
    }
    return Change(event, "person", row.person_id, None, facts)
