from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school.models import Course, SchoolYear, StaffMember
from zhurnal.timetable import policy
from zhurnal.timetable.entries import SlotEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import WeeklySlot
from zhurnal.timetable.queries.timetable_lists import listed_slots

_LISTING = Listing("slot", TimetableEvent.SLOT_ENTERED, TimetableEvent.SLOT_CHANGED)


@transaction.atomic
def enter_slots(
    *, actor: Actor, year: SchoolYear, entries: Sequence[SlotEntry], now: datetime
) -> int:
    """Write down the weekly timetable of a year; returns how many lines were new or changed.

    Lessons already made keep their room and teacher: the timetable is only their origin.

    Source: M-7; school practice §8.
    """
    policy.keep_timetable(actor).require()
    found = differences(entries, listed_slots(year))
    courses = {
        (group, subject): pk
        for pk, group, subject in Course.objects.filter(year=year).values_list(
            "pk", "group__name", "subject__name"
        )
    }
    staff = dict(StaffMember.objects.values_list("personnel_number", "pk"))
    stored = WeeklySlot.objects.filter(course__year=year, valid_before__isnull=True)
    rows = {(row.course_id, row.weekday, row.number): row for row in stored}
    fresh, changed, ids = [], [], {}
    for each in found:
        entry = each.entry
        place = (courses[entry.group, entry.subject], entry.weekday, entry.number)
        row = rows.get(place)
        if row is None:
            row = WeeklySlot(course_id=place[0], weekday=place[1], number=place[2])
            row.valid_from = year.starts_on
            fresh.append(row)
        else:
            changed.append(row)
        row.shift, row.room, row.weeks = entry.shift, entry.room, entry.weeks.value
        row.teacher_id = staff[entry.personnel_number]
        ids[entry.key] = row.pk
    WeeklySlot.objects.bulk_create(fresh)
    WeeklySlot.objects.bulk_update(changed, ["shift", "room", "teacher", "weeks"])
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)
