"""When the marks of a period are put: in its last week, until the end of its last teaching day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zhurnal.assessment.act import LastWeek, WindowRules
from zhurnal.kernel.clock import at, end_of_day, week_start

#: The last second of a window belongs to it.
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PeriodWindow:
    """When the marks of a period are put: the days, both included, and their instants.

    ``opens_at`` is 00:00:00 of the first day, ``due_at`` 23:59:59 of the last, by the school's
    clock.
    """

    first_on: date
    last_on: date
    opens_at: datetime
    due_at: datetime

    def too_early(self, now: datetime) -> bool:
        """Whether the window has yet to open. To put a mark then is a gate: with a reason.

        Source: R-2.6-d.
        """
        return now < self.opens_at

    def too_late(self, now: datetime) -> bool:
        """Whether the window is over. To put a mark then needs the page reopened.

        Source: R-2.6-d, R-2.10-d.
        """
        return now >= self.due_at + SECOND


def period_window(days: Sequence[date], *, rules: WindowRules, tz: ZoneInfo) -> PeriodWindow:
    """The window of a period, by the school's reading of «последняя неделя».

    ``days`` are the teaching days of the period, in order, at least one. Every reading ends with
    the last of them, before the holidays: seven calendar days that end with it, its calendar week
    from Monday, or the last so many teaching days. No window begins before the period does.

    Source: clause 2.6; R-2.6-c.
    """
    last = days[-1]
    match rules.last_week:
        case LastWeek.CALENDAR_DAYS:
            first = last - timedelta(days=6)
        case LastWeek.CALENDAR_WEEK:
            first = week_start(last)
        case LastWeek.TEACHING_DAYS:
            first = days[-min(rules.teaching_days, len(days))]
    first = max(first, days[0])
    return PeriodWindow(first, last, at(first, time(0), tz), end_of_day(last, tz))
