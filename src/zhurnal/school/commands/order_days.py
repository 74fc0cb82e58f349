from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from zhurnal.audit.trail import record_many
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.commands import _day_orders
from zhurnal.school.entries import DayOrderEntry
from zhurnal.school.models import ClassGroup, DayOrder, SchoolYear
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.special_days import special_days
from zhurnal.school.rules.lesson_days import teaching_days


@transaction.atomic
def order_days(*, actor: Keeper, year: SchoolYear, entry: DayOrderEntry, now: datetime) -> int:
    """Write down an order about days: moved, off, remote or short; returns how many days it makes
    unlike the others. Days on which none of its grades has lessons anyway are left out.

    Source: M-4 (a); school practice §2.
    """
    policy.keep_calendar(actor).require()
    policy.order_days(year, entry, today=actor.today).require()
    SchoolYear.objects.select_for_update().get(pk=year.pk)
    days = _days(year, entry)
    standing = DayOrder.objects.filter(year=year, on__in=days, ended_at__isnull=True)
    policy.order_beside(entry, standing.order_by("on")).require()
    rows = [
        DayOrder(
            year=year,
            on=day,
            kind=entry.kind,
            grades=list(entry.grades),
            by_weekday=entry.by_weekday,
            order_number=entry.order_number,
            order_on=entry.order_on,
            reason=entry.reason,
            ordered_at=now,
            ordered_by=actor.person_id,
        )
        for day in days
    ]
    DayOrder.objects.bulk_create(rows)
    record_many([_day_orders.change(row, year) for row in rows], actor=actor, at=now)
    return len(rows)


def _days(year: SchoolYear, entry: DayOrderEntry) -> Sequence[date]:
    """The days of the order; it is refused when there are none."""
    special = special_days(year)
    classes = ClassGroup.objects.filter(year=year)
    grades = entry.grades or set(classes.values_list("grade", flat=True))
    if entry.kind == DayOrder.Kind.MOVED:
        closed = [off for off in special.off if off.starts_on <= entry.first_on <= off.ends_on]
        if any(not off.grades or off.grades & set(grades) for off in closed):
            raise Refused(refusal("moved-on-a-holiday", day=entry.first_on))
        return [entry.first_on]
    span = DaySpan(entry.first_on, entry.last_on + timedelta(days=1))
    days = {
        day
        for grade in grades
        for same in teaching_days(
            span, grade=grade, week_days=year.week_days, off=special.off, moved=special.moved
        ).values()
        for day in same
    }
    if not days:
        raise Refused(refusal("no-school-days"))
    return sorted(days)
