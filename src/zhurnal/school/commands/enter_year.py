from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import difference
from zhurnal.school import policy
from zhurnal.school.entries import YearEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import SchoolYear
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.calendar_lists import year_entry

_LISTING = Listing("year", SchoolEvent.YEAR_ENTERED, SchoolEvent.YEAR_CHANGED)


@transaction.atomic
def enter_year(*, actor: Keeper, entry: YearEntry, now: datetime) -> SchoolYear:
    """Write down a school year: its first and last teaching day and the days of its week."""
    policy.keep_lists(actor).require()
    year = SchoolYear.objects.filter(number=entry.number).first()
    found = difference(entry, year_entry(year) if year else None)
    if found is None and year is not None:
        return year
    year = year or SchoolYear(number=entry.number)
    year.name, year.week_days = entry.name, entry.week_days
    year.starts_on, year.ends_on = entry.starts_on, entry.ends_on
    year.save()
    record_many(
        _LISTING.changes([found] if found else [], {entry.key: year.pk}, school_year=year.number),
        actor=actor,
        at=now,
    )
    return year
