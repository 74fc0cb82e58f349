from __future__ import annotations

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from zhurnal.audit.trail import Change, record
from zhurnal.school import policy
from zhurnal.school.entries import HolidayEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Holiday, SchoolYear
from zhurnal.school.policy import Keeper


@transaction.atomic
def write_holiday(
    *,
    actor: Keeper,
    year: SchoolYear,
    holiday_id: UUID | None,
    entry: HolidayEntry | None,
    now: datetime,
) -> None:
    """Write down days without lessons: new ones when ``holiday_id`` is None, else changed ones;
    with no ``entry`` they are crossed out.

    Source: M-4 (a); school practice §2.
    """
    policy.keep_calendar(actor).require()
    row = Holiday(year=year) if holiday_id is None else _known(year, holiday_id)
    before = None if holiday_id is None else _facts(row)
    if entry is None:
        event, after, pk = SchoolEvent.HOLIDAY_REMOVED, None, row.pk
        row.delete()
    else:
        policy.write_holiday(year, entry).require()
        policy.holiday_alone(
            entry, Holiday.objects.filter(year=year, name=entry.name).exclude(pk=row.pk)
        ).require()
        row.name, row.starts_on, row.ends_on = entry.name, entry.starts_on, entry.ends_on
        row.grades = list(entry.grades)
        row.save()
        event = SchoolEvent.HOLIDAY_CHANGED if before else SchoolEvent.HOLIDAY_ENTERED
        after, pk = _facts(row), row.pk
    if before != after:
        change = Change(event, "holiday", pk, before, after, school_year=year.number)
        record(change, actor=actor, at=now)


def _known(year: SchoolYear, holiday_id: UUID) -> Holiday:
    row = Holiday.objects.select_for_update().filter(year=year, pk=holiday_id).first()
    policy.holiday_known(row is not None).require()
    return cast("Holiday", row)


def _facts(row: Holiday) -> dict[str, Any]:
    return {
        "name": row.name,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "grades": list(row.grades),
    }
