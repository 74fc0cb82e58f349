"""Until when the entries of a lesson are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from zhurnal.assessment.act import WindowRules
from zhurnal.kernel.clock import end_of_day

#: The last second of a window belongs to it.
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class LessonWindow:
    """Until when a lesson's entries are open, and whether they were opened again.

    ``closes_at`` is the last second of the window, None without an end; ``by_term`` says that the
    end of the lesson's term closed it, and not the act's number of days. ``order_number`` names the
    act, empty before the school's first. ``reopened_before`` is the end of the actor's own
    exception; ``ask`` names those who may give one.
    """

    on: date
    closes_at: datetime | None
    by_term: bool
    order_number: str = ""
    reopened_before: datetime | None = None
    ask: str = ""

    def over(self, now: datetime) -> bool:
        """Whether the window is over: 23:59:59 is in time, 00:00:00 is not.

        Source: R-2.5-a (the last second of a term belongs to it).
        """
        return self.closes_at is not None and now >= self.closes_at + _SECOND

    def reopened(self, now: datetime) -> bool:
        """Whether an exception holds; it ends by itself with its moment.

        Source: R-2.10-d.
        """
        return self.reopened_before is not None and now < self.reopened_before


def closing(
    on: date, *, rules: WindowRules, term_ends: date | None, tz: ZoneInfo
) -> tuple[datetime | None, bool]:
    """The last second in which a lesson's entries are open, and whether its term sets it.

    The act counts days after the lesson's own, 0 is the day itself; nothing stays open after the
    last day of the lesson's term. Without a number of days the term alone closes, and a lesson of
    no term, or after the end of the last one, stays open.

    Source: R-2.10-d; school practice §14 (periodic lock).
    """
    days = rules.lesson_days
    last = None if days is None else on + timedelta(days=days)
    if term_ends is not None and on <= term_ends and (last is None or last > term_ends):
        return end_of_day(term_ends, tz), True
    return (None if last is None else end_of_day(last, tz)), False
