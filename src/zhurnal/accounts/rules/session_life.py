"""How long a sign-in lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Life:
    """How long a session may stay untouched, and how long it may last at all."""

    idle: timedelta
    whole: timedelta


#: Whoever may write or see other people's children: a school day, with pauses of a lesson.
STAFF = Life(idle=timedelta(hours=1), whole=timedelta(hours=12))
#: Families read their own diary, mostly on their own phone.
FAMILY = Life(idle=timedelta(days=14), whole=timedelta(days=60))
#: «Somebody else's computer», whoever it is.
BORROWED = Life(idle=timedelta(minutes=20), whole=timedelta(hours=4))

#: How exactly the last sight of a session is kept; it shortens the idle time by as much at most.
RESOLUTION = timedelta(minutes=5)


def life_of(*, borrowed: bool, staff: bool) -> Life:
    """How long a session lasts for these people on this device.

    Source: ASVS 7.1.1, 7.3.1, 7.3.2; R-5.3-a.
    """
    if borrowed:
        return BORROWED
    return STAFF if staff else FAMILY


def is_over(*, opened_at: datetime, seen_at: datetime, now: datetime, life: Life) -> bool:
    """Whether a session has lasted or idled too long. All instants are aware.

    Source: ASVS 7.3.1, 7.3.2.
    """
    return now - opened_at >= life.whole or now - seen_at >= life.idle


def is_stale(*, seen_at: datetime, now: datetime) -> bool:
    """Whether the last sight is old enough to be written anew.

    Source: ASVS 7.3.1.
    """
    return now - seen_at >= RESOLUTION
