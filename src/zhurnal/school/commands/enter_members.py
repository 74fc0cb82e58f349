from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import MemberEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import GroupMembership, Pupil, SchoolYear, TeachingGroup
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.group_lists import listed_members

_LISTING = Listing("membership", SchoolEvent.MEMBER_ENTERED, SchoolEvent.MEMBER_CHANGED)


@transaction.atomic
def enter_members(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[MemberEntry], now: datetime
) -> int:
    """Write down who is in which group and in which days; returns how many lines were new or
    changed.

    Source: school practice §3 (membership is dated).
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_members(year))
    groups = dict(TeachingGroup.objects.filter(year=year).values_list("name", "pk"))
    pupils = dict(Pupil.objects.values_list("file_number", "pk"))
    stored = GroupMembership.objects.filter(group__year=year)
    rows = {(row.group_id, row.pupil_id, row.valid_from): row for row in stored}
    fresh, changed, ids = [], [], {}
    for each in found:
        entry = each.entry
        place = (groups[entry.group], pupils[entry.file_number], entry.valid_from)
        row = rows.get(place)
        if row is None:
            row = GroupMembership(group_id=place[0], pupil_id=place[1], valid_from=place[2])
            fresh.append(row)
        else:
            changed.append(row)
        row.valid_before = entry.valid_before
        ids[entry.key] = row.pk
    GroupMembership.objects.bulk_create(fresh)
    GroupMembership.objects.bulk_update(changed, ["valid_before"])
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)
