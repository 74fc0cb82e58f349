"""A day by order as the trail keeps it."""

from __future__ import annotations

from zhurnal.audit.trail import Change
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import DayOrder, SchoolYear


def change(row: DayOrder, year: SchoolYear, *, taken_back: bool = False) -> Change:
    """The event of a day that is ordered, or whose order is taken back."""
    facts = {
        "on": row.on.isoformat(),
        "kind": str(row.kind),
        "grades": row.grades,
        "by_weekday": row.by_weekday,
        "order": row.order_number,
        "order_on": row.order_on.isoformat(),
    }
    return Change(
        SchoolEvent.DAY_TAKEN_BACK if taken_back else SchoolEvent.DAY_ORDERED,
        "day-order",
        row.pk,
        before=facts if taken_back else None,
        after=None if taken_back else facts,
        reason=row.reason,
        school_year=year.number,
    )
