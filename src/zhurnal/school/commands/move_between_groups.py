from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.audit.trail import Change, record
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.commands import _stays
from zhurnal.school.entries import GroupMoveEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import GroupMembership, TeachingGroup
from zhurnal.school.policy import Keeper


@transaction.atomic
def move_between_groups(*, actor: Keeper, entry: GroupMoveEntry, now: datetime) -> None:
    """Move a pupil from one group of his classes into another from a day on, by order.

    His row on the old page ends the day before and stays, with its marks; one begins on the new
    page. A whole class is left by ``move_pupil``, for its roll moves along.

    Source: R-2.3-a; school practice §3.
    """
    policy.keep_lists(actor).require()
    groups = TeachingGroup.objects.select_related("year").exclude(
        kind=TeachingGroup.Kind.WHOLE_CLASS
    )
    found = {group.pk: group for group in groups.filter(pk__in=(entry.out_of, entry.into))}
    if found.keys() != {entry.out_of, entry.into}:
        raise Refused(refusal("place-unknown"))
    old, new = found[entry.out_of], found[entry.into]
    rows = _stays.open_on(GroupMembership, entry.pupil_id, entry.on, group=old)
    if not rows:
        raise Refused(refusal("pupil-not-there", day=entry.on))
    there = _stays.open_on(GroupMembership, entry.pupil_id, entry.on, group=new)
    policy.move(on=entry.on, since=rows[0].valid_from, year=old.year, same=bool(there)).require()
    _stays.end(rows, entry.on)
    _stays.join([new.pk], entry.pupil_id, entry.on)
    record(
        Change(
            SchoolEvent.MEMBER_MOVED,
            "membership",
            rows[0].pk,
            before={"group": old.name},
            after={
                "group": new.name,
                "from": entry.on.isoformat(),
                "order": entry.order_number,
            },
            reason=entry.reason,
            school_year=old.year.number,
            pupil_id=entry.pupil_id,
        ),
        actor=actor,
        at=now,
    )
