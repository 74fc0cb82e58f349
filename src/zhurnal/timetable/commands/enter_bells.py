from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school.models import SchoolYear
from zhurnal.timetable import policy
from zhurnal.timetable.entries import BellEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Bell
from zhurnal.timetable.queries.timetable_lists import listed_bells

_LISTING = Listing("bell", TimetableEvent.BELL_ENTERED, TimetableEvent.BELL_CHANGED)


@transaction.atomic
def enter_bells(
    *, actor: Actor, year: SchoolYear, entries: Sequence[BellEntry], now: datetime
) -> int:
    """Write down when the lessons of each shift begin and end; returns how many lines were new or
    changed.

    Source: M-4 (b).
    """
    policy.keep_timetable(actor).require()
    found = differences(entries, listed_bells(year))
    ordinary = Bell.objects.filter(year=year, variant=Bell.Variant.ORDINARY)
    rows = {(row.shift, row.number): row for row in ordinary}
    for each in found:
        entry = each.entry
        row = rows.setdefault(entry.key, Bell(year=year, shift=entry.shift, number=entry.number))
        row.starts_at, row.ends_at = entry.starts_at, entry.ends_at
        row.save()
    ids = {key: row.pk for key, row in rows.items()}
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)
