from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from zhurnal.assessment.act import Act
from zhurnal.deadlines.rules.period_window import PeriodWindow, period_window
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import SchoolYear, Term
from zhurnal.school.queries.special_days import special_days
from zhurnal.school.rules.lesson_days import teaching_days


def results_window(
    period: Term | SchoolYear, *, year: SchoolYear, grade: int, act: Act, tz: ZoneInfo
) -> PeriodWindow | None:
    """When the marks of a period of a year are put for a grade: of a term, or of the year itself;
    None when the period has no teaching day.

    ``act`` is the one in force on the period's last day. One statement: the special days.

    Source: clause 2.6; R-2.6-c.
    """
    special = special_days(year)
    days = DaySpan(period.starts_on, period.ends_on + timedelta(days=1))
    weekdays = teaching_days(
        days, grade=grade, week_days=year.week_days, off=special.off, moved=special.moved
    )
    taught = sorted(day for same in weekdays.values() for day in same)
    return period_window(taught, rules=act.windows, tz=tz) if taught else None
