from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school import policy
from zhurnal.school.commands.write_holiday import write_holiday
from zhurnal.school.entries import HolidayEntry
from zhurnal.school.models import Holiday, SchoolYear
from zhurnal.timetable.commands import _calendar
from zhurnal.timetable.commands._calendar import Followed


@transaction.atomic
def apply_holiday(
    *,
    actor: Actor,
    year: SchoolYear,
    holiday_id: UUID | None,
    entry: HolidayEntry | None,
    now: datetime,
) -> Followed:
    """Write down, change or cross out days without lessons, and let the lessons follow:
    ``holiday_id`` None is a new holiday, ``entry`` None crosses it out.

    Source: M-4 (a); M-7.
    """
    policy.keep_calendar(actor).require()
    if entry is not None:
        policy.write_holiday(year, entry).require()
    row = Holiday.objects.filter(year=year, pk=holiday_id).first() if holiday_id else None
    ends = [(each.starts_on, each.ends_on) for each in (row, entry) if each]
    policy.holiday_known(bool(ends)).require()
    return _calendar.follow(
        lambda: write_holiday(actor=actor, year=year, holiday_id=holiday_id, entry=entry, now=now),
        year=year,
        days=DaySpan(min(ends)[0], max(last for _, last in ends) + timedelta(days=1)),
        actor=actor,
        now=now,
    )
