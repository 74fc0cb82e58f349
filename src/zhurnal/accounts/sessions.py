"""The session engine: Django's, in our table, that writes a session once per change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.utils import timezone
from django.utils.crypto import get_random_string

from zhurnal.accounts.models import Session
from zhurnal.accounts.rules.session_life import is_over, is_stale, life_of
from zhurnal.accounts.trace import Trace
from zhurnal.tenancy.prepared import PreparedControlQuery

#: Keys of what a session remembers about itself; instants are seconds since 1970.
OPENED, SEEN, ADDRESS, DEVICE = "opened", "seen", "address", "device"
#: Whether the sign-in said «somebody else's computer».
BORROWED = "borrowed"
#: The school that the account acts in.
SCHOOL = "school_id"


class SessionStore(DatabaseSessionStore):
    """Sessions in the database, with the columns that «my sessions» shows."""

    _stored: dict[str, Any] | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.opened_at = _instant(data.get(OPENED))
        row.seen_at = _instant(data.get(SEEN))
        row.ip = data.get(ADDRESS)
        row.device = data.get(DEVICE, "")
        return row

    def load(self) -> dict[str, Any]:
        for data, expires in _STORED.rows(key=self.session_key or ""):
            # The edge: Django asks for a session without telling the time.
            if expires > timezone.now():  # noqa: TID251
                self._stored = self.decode(data)
                return dict(self._stored)
        self._session_key = None
        self._stored = {}
        return {}

    def save(self, must_create: bool = False) -> None:
        """Write the session, unless just this is written already."""
        if self.session_key and not must_create and dict(self.items()) == self._stored:
            return
        super().save(must_create)
        self._stored = dict(self.items())

    def cycle_key(self) -> None:
        """Go on under a new key, written with the next save; the old key is dead at once."""
        data, old = dict(self.items()), self.session_key
        self._session_key = None
        self._session_cache = data
        self.modified = True
        if old:
            self.delete(old)

    def _get_new_session_key(self) -> str:
        """A key of 165 random bits: asking whether it is taken would only cost a query."""
        return get_random_string(32, VALID_KEY_CHARS)


#: Every request of somebody signed in asks this.
_STORED = PreparedControlQuery(
    lambda key: Session.objects.filter(pk=key).values_list("session_data", "expire_date"), key=str
)


def describe(session: SessionBase, *, trace: Trace, device: str, now: datetime) -> None:
    """Write into a new session when, where from and on which device it began."""
    moment = int(now.timestamp())
    session.update({OPENED: moment, SEEN: moment, ADDRESS: trace.ip, DEVICE: device[:300]})


def seen(session: SessionBase, *, now: datetime, staff: bool, attended: bool = True) -> bool:
    """Whether a session still lasts; if so, its last sight is now (exact to a few minutes), unless
    the request is one that a page makes with nobody at it.

    Source: ASVS 7.3.1, 7.3.2; R-5.3-a.
    """
    opened_at, seen_at = _instant(session.get(OPENED)), _instant(session.get(SEEN))
    if opened_at is None or seen_at is None:
        return False
    life = life_of(borrowed=session.get(BORROWED, False), staff=staff)
    if is_over(opened_at=opened_at, seen_at=seen_at, now=now, life=life):
        return False
    if attended and is_stale(seen_at=seen_at, now=now):
        session[SEEN] = int(now.timestamp())
    return True


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
