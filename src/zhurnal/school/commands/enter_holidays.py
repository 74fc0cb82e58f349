from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import HolidayEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Holiday, SchoolYear
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.calendar_lists import listed_holidays

_LISTING = Listing("holiday", SchoolEvent.HOLIDAY_ENTERED, SchoolEvent.HOLIDAY_CHANGED)


@transaction.atomic
def enter_holidays(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[HolidayEntry], now: datetime
) -> int:
    """Write down the days of a year without lessons; returns how many lines were new or changed."""
    policy.keep_lists(actor).require()
    found = differences(entries, listed_holidays(year))
    rows = {(row.name, row.starts_on): row for row in Holiday.objects.filter(year=year)}
    for each in found:
        entry = each.entry
        row = rows.setdefault(
            entry.key, Holiday(year=year, name=entry.name, starts_on=entry.starts_on)
        )
        row.ends_on, row.grades = entry.ends_on, list(entry.grades)
        row.save()
    ids = {key: row.pk for key, row in rows.items()}
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)
