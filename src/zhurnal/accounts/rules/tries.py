"""How often somebody may try to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

#: Tries to sign in with one login, from one known device or from all unknown ones together.
PER_LOGIN = (
    (5, timedelta(minutes=1)),
    (20, timedelta(hours=1)),
    (100, timedelta(days=1)),
)
#: Tries from one network address. A school has one, so the number is high; devices that are known
#: for the login are not counted at all.
PER_ADDRESS = (300, timedelta(hours=1))
#: How long tries are remembered.
MEMORY = timedelta(days=1)


def free_again_at(earlier: Sequence[datetime], now: datetime) -> datetime | None:
    """When the next try with a login is allowed; None when it is allowed now.

    ``earlier`` are the instants of the other tries of the last day, newest first.

    Source: standards S5 (at most 5 a minute, 20 an hour, 100 a day).
    """
    ends = [
        earlier[number - 1] + period
        for number, period in PER_LOGIN
        if len(earlier) >= number and earlier[number - 1] > now - period
    ]
    return max(ends, default=None)
