from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from zhurnal.audit.trail import Change, record
from zhurnal.kernel.differences import difference
from zhurnal.school import policy
from zhurnal.school.entries import SchoolEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.policy import Keeper
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.tenancy.uuid7 import uuid7


@transaction.atomic
def open_school(
    *, entry: SchoolEntry, actor_in: Callable[[School], Keeper], now: datetime
) -> School:
    """Open a new school in this installation.

    ``actor_in`` says who acts in the school as soon as there is one.
    """
    school = School.objects.create(
        name=entry.name, short_name=entry.short_name, city=entry.city, timezone=entry.timezone
    )
    actor = actor_in(school)
    with school_scope(school.pk):
        policy.keep_lists(actor).require()
        found = difference(entry, None)
        after = found.new_values() if found else None
        # A school is known by a number; the trail wants ids of its own kind.
        record(
            Change(SchoolEvent.SCHOOL_OPENED, "school", uuid7(), after=after), actor=actor, at=now
        )
    return school
