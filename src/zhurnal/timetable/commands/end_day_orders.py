from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school import policy
from zhurnal.school.commands.take_back_days import take_back_days
from zhurnal.school.models import DayOrder, SchoolYear
from zhurnal.timetable.commands import _calendar
from zhurnal.timetable.commands._calendar import Followed


@transaction.atomic
def end_day_orders(
    *, actor: Actor, year: SchoolYear, order_ids: Collection[UUID], now: datetime
) -> Followed:
    """Take back days by order: the lessons that they cancelled come back.

    Source: M-4 (a); M-7.
    """
    policy.keep_calendar(actor).require()
    days = list(DayOrder.objects.filter(pk__in=order_ids).values_list("on", flat=True))
    policy.days_known(bool(days)).require()
    return _calendar.follow(
        lambda: take_back_days(actor=actor, year=year, order_ids=order_ids, now=now),
        year=year,
        days=DaySpan(min(days), max(days) + timedelta(days=1)),
        actor=actor,
        now=now,
    )
