from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school import policy
from zhurnal.school.commands.order_days import order_days
from zhurnal.school.entries import DayOrderEntry
from zhurnal.school.models import SchoolYear
from zhurnal.timetable.commands import _calendar
from zhurnal.timetable.commands._calendar import Followed


@transaction.atomic
def apply_day_order(
    *, actor: Actor, year: SchoolYear, entry: DayOrderEntry, now: datetime
) -> Followed:
    """Order days to be moved, off, remote or short, and let their lessons follow.

    Source: M-4 (a); M-7; school practice §2.
    """
    policy.keep_calendar(actor).require()
    policy.order_days(year, entry, today=actor.today).require()
    return _calendar.follow(
        lambda: order_days(actor=actor, year=year, entry=entry, now=now),
        year=year,
        days=DaySpan(entry.first_on, entry.last_on + timedelta(days=1)),
        actor=actor,
        now=now,
    )
