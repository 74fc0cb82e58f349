from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.audit.trail import Change, record
from zhurnal.kernel.differences import difference
from zhurnal.school import policy
from zhurnal.school.entries import SchoolEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.calendar_lists import school_entry
from zhurnal.tenancy.models import School
from zhurnal.tenancy.uuid7 import uuid7


@transaction.atomic
def enter_school(*, actor: Keeper, entry: SchoolEntry, now: datetime) -> bool:
    """Write down the school's names, place and time zone; returns whether anything changed."""
    policy.keep_lists(actor).require()
    school = School.objects.get(pk=actor.school_id)
    found = difference(entry, school_entry(school))
    if found is None:
        return False
    for name in found.fields:
        setattr(school, name, getattr(entry, name))
    school.save(update_fields=found.fields)
    record(
        Change(
            SchoolEvent.SCHOOL_CHANGED, "school", uuid7(), found.old_values(), found.new_values()
        ),
        actor=actor,
        at=now,
    )
    return True
