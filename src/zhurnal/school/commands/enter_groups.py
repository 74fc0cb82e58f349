from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import GroupEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import ClassGroup, SchoolYear, TeachingGroup, TeachingGroupClass
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.group_lists import listed_groups

_LISTING = Listing("group", SchoolEvent.GROUP_ENTERED, SchoolEvent.GROUP_CHANGED)


@transaction.atomic
def enter_groups(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[GroupEntry], now: datetime
) -> int:
    """Write down the groups of a year that are not whole classes; returns how many were new or
    changed.

    Source: R-2.3-a; school practice §3.
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_groups(year))
    classes = dict(ClassGroup.objects.filter(year=year).values_list("name", "pk"))
    rows = {row.name: row for row in TeachingGroup.objects.filter(year=year)}
    for each in found:
        entry = each.entry
        row = rows.setdefault(entry.name, TeachingGroup(year=year, name=entry.name))
        row.kind = entry.kind
        row.save()
        if each.touches("classes"):
            TeachingGroupClass.objects.filter(group=row).delete()
            TeachingGroupClass.objects.bulk_create(
                TeachingGroupClass(group=row, class_group_id=classes[name])
                for name in entry.classes
            )
    ids = {name: row.pk for name, row in rows.items()}
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)
