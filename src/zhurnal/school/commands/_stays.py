"""Where a pupil is by his dated rows: one ends on a day, another begins; none is ever removed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from zhurnal.school.models import Enrolment, GroupMembership


def open_on(
    model: type[Enrolment | GroupMembership], pupil_id: UUID, day: date, **place: Any
) -> list[Any]:
    """The pupil's rows that hold on a day, locked until the end of the transaction."""
    rows = model.objects.select_for_update().filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=day),
        pupil=pupil_id,
        valid_from__lte=day,
        **place,
    )
    return list(rows)


def end(rows: Collection[Enrolment | GroupMembership], day: date) -> None:
    """End rows: the day before is the last on which the pupil is there."""
    for row in rows:
        row.valid_before = day
        row.save(update_fields=["valid_before"])


def join(group_ids: Collection[UUID], pupil_id: UUID, day: date) -> None:
    """Begin the pupil's rows in groups; one that ended on this very day goes on."""
    for group_id in group_ids:
        row = GroupMembership.objects.filter(group=group_id, pupil=pupil_id, valid_before=day)
        if not row.update(valid_before=None):
            GroupMembership.objects.get_or_create(
                group_id=group_id, pupil_id=pupil_id, valid_from=day
            )
