from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.audit.trail import record_many
from zhurnal.school import policy
from zhurnal.school.commands import _day_orders
from zhurnal.school.models import DayOrder, SchoolYear
from zhurnal.school.policy import Keeper


@transaction.atomic
def take_back_days(
    *, actor: Keeper, year: SchoolYear, order_ids: Collection[UUID], now: datetime
) -> int:
    """Take back days by order: they are days like the others again; the rows stay, ended. Returns
    how many.

    Source: M-4 (a); M-7.
    """
    policy.keep_calendar(actor).require()
    standing = DayOrder.objects.select_for_update().filter(year=year, ended_at__isnull=True)
    rows = list(standing.filter(pk__in=order_ids))
    policy.days_known(bool(rows) and len(rows) == len(set(order_ids))).require()
    for row in rows:
        row.ended_at = now
    DayOrder.objects.bulk_update(rows, ["ended_at"])
    changes = [_day_orders.change(row, year, taken_back=True) for row in rows]
    record_many(changes, actor=actor, at=now)
    return len(rows)
