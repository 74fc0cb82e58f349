from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.commands._people import new_person, update_people
from zhurnal.school.entries import StaffEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Person, StaffMember
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.people_lists import listed_staff

_LISTING = Listing("staff", SchoolEvent.STAFF_ENTERED, SchoolEvent.STAFF_CHANGED)


@transaction.atomic
def enter_staff(*, actor: Keeper, entries: Sequence[StaffEntry], now: datetime) -> int:
    """Write down employees by personnel number; returns how many were new or changed.

    Logins are not given here, see ``give_accounts``.
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_staff(actor.school_id))
    fresh, changed = [each for each in found if each.is_new], [e for e in found if not e.is_new]
    rows = {row.personnel_number: row for row in StaffMember.objects.select_related("person")}
    people = Person.objects.bulk_create([new_person(each.entry) for each in fresh])
    for each, person in zip(fresh, people, strict=True):
        number = each.entry.personnel_number
        rows[number] = StaffMember(person=person, personnel_number=number)
    for each in found:
        rows[each.entry.personnel_number].position = each.entry.position
    StaffMember.objects.bulk_create([rows[each.entry.personnel_number] for each in fresh])
    update_people((rows[each.entry.personnel_number].person, each) for each in changed)
    StaffMember.objects.bulk_update(
        [rows[each.entry.personnel_number] for each in changed if each.touches("position")],
        ["position"],
    )
    ids = {number: row.pk for number, row in rows.items()}
    record_many(_LISTING.changes(found, ids), actor=actor, at=now)
    return len(found)
