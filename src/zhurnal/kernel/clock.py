"""The school's local time. Instants are aware; the school's zone decides which day it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone of a school, e.g. ``Asia/Barnaul``."""
    return ZoneInfo(name)


def local_day(instant: datetime, tz: ZoneInfo) -> date:
    """The school's calendar day at an instant.

    Source: M-3 (due times are computed in the school's zone).
    """
    return instant.astimezone(tz).date()


def at(day: date, moment: time, tz: ZoneInfo) -> datetime:
    """The instant of a wall-clock moment of the school on a day."""
    return datetime.combine(day, moment, tzinfo=tz)


def end_of_day(day: date, tz: ZoneInfo) -> datetime:
    """The last second of the school's day, 23:59:59.

    Source: R-2.5-a (an entry at 23:59:58 is on time, at 00:00:00 late).
    """
    return at(day, time(23, 59, 59), tz)


def week_start(day: date) -> date:
    """The Monday of the week a day belongs to."""
    return day - timedelta(days=day.weekday())
