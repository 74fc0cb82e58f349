from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from zhurnal.accounts.models import Account
from zhurnal.accounts.trace import session_hash

_BROWSERS = (
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class MySession:
    """One sign-in, as its owner recognises it."""

    name: str
    """What the form to end it sends: a hash, never the key itself."""
    browser: str
    system: str
    ip: str
    opened_at: datetime | None
    seen_at: datetime | None
    is_this: bool


def my_sessions(account: Account, *, this_key: str | None, now: datetime) -> list[MySession]:
    """Where an account is signed in now, the session of the question first, then the latest.

    Source: R-5.2-b; ASVS 7.5.2.
    """
    rows = account.sessions.filter(expire_date__gt=now, opened_at__isnull=False)
    found = [
        MySession(
            name=session_hash(row.session_key),
            browser=_known(row.device, _BROWSERS),
            system=_known(row.device, _SYSTEMS),
            ip=row.ip or "",
            opened_at=row.opened_at,
            seen_at=row.seen_at,
            is_this=row.session_key == this_key,
        )
        for row in rows.defer("session_data").order_by("-seen_at")
    ]
    return sorted(found, key=lambda session: not session.is_this)


def _known(device: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if re.search(sign, device)), "")
