"""Bells and the weekly timetable, as the lists write them."""

from __future__ import annotations

from zhurnal.school.models import SchoolYear
from zhurnal.timetable.entries import BellEntry, SlotEntry
from zhurnal.timetable.models import Bell, WeeklySlot
from zhurnal.timetable.rules.school_weeks import Weeks


def listed_bells(year: SchoolYear) -> dict[tuple[int, int], BellEntry]:
    """The bells of the year by shift and number."""
    ordinary, short = Bell.Variant.ORDINARY, Bell.Variant.SHORT
    rows = {(row.variant, row.shift, row.number): row for row in Bell.objects.filter(year=year)}
    entries = (
        BellEntry(
            shift=row.shift,
            number=row.number,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            short_starts_at=shortened.starts_at if shortened else None,
            short_ends_at=shortened.ends_at if shortened else None,
        )
        for (variant, shift, number), row in rows.items()
        if variant == ordinary
        for shortened in [rows.get((short, shift, number))]
    )
    return {entry.key: entry for entry in entries}


def listed_slots(year: SchoolYear) -> dict[tuple[str, str, int, int], SlotEntry]:
    """The weekly lessons of the year that have not ended."""
    rows = WeeklySlot.objects.filter(course__year=year, valid_before__isnull=True).values_list(
        "course__group__name",
        "course__subject__name",
        "weekday",
        "number",
        "shift",
        "teacher__personnel_number",
        "room",
        "weeks",
    )
    entries = (
        SlotEntry(
            group=group,
            subject=subject,
            weekday=weekday,
            number=number,
            shift=shift,
            personnel_number=teacher,
            room=room,
            weeks=Weeks(weeks),
        )
        for group, subject, weekday, number, shift, teacher, room, weeks in rows
    )
    return {entry.key: entry for entry in entries}
