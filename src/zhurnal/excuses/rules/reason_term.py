"""Until when the reasons of a document are to be entered."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from zhurnal.assessment.act import StaffCalendar
from zhurnal.assessment.rules.working_days import working_day_after
from zhurnal.kernel.clock import end_of_day, local_day

WORKING_DAYS = 2


def reasons_due(handed_at: datetime, *, calendar: StaffCalendar, tz: ZoneInfo) -> datetime:
    """The end of the second working day after the day on which a document was handed in.

    Source: R-2.9-c; clause 2.9.
    """
    handed_on = local_day(handed_at, tz)
    return end_of_day(working_day_after(handed_on, WORKING_DAYS, calendar), tz)
