"""Identifiers of a school's rows: made by the application, ordered by time of birth."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_COUNTER_BITS = 42
_COUNTER_LIMIT = 1 << _COUNTER_BITS

_lock = threading.Lock()
_last_millisecond = 0
_last_counter = 0


def uuid7() -> UUID:
    """Return a new UUIDv7; each is greater than the one this process made before.

    Layout: 48 bits of Unix milliseconds, a 42-bit counter, 32 random bits. A new
    millisecond starts the counter at random, so two processes do not meet.

    Source: RFC 9562, sections 5.7 and 6.2 (method 1); data rule 4.
    """
    millisecond, counter = _next_moment()
    random_tail = int.from_bytes(os.urandom(4), "big")
    counter_high, counter_low = counter >> 30, counter & 0x3FFF_FFFF
    value = (millisecond & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | counter_high << 64
    value |= 0b10 << 62 | counter_low << 32 | random_tail
    return UUID(int=value)


def _next_moment() -> tuple[int, int]:
    """Return (millisecond, counter), never the same pair and never a smaller one."""
    global _last_millisecond, _last_counter
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_millisecond:
            _last_millisecond = now
            # The upper bit stays free: room for two thousand billion more in this millisecond.
            _last_counter = int.from_bytes(os.urandom(6), "big") >> (48 - _COUNTER_BITS + 1)
        else:
            # The clock stands still or was set back: count on from where we were.
            _last_counter += 1
            if _last_counter == _COUNTER_LIMIT:
                _last_millisecond += 1
                _last_counter = 0
        return _last_millisecond, _last_counter


def first_of(milliseconds: int) -> UUID:
    """The smallest identifier of a moment, in Unix milliseconds: where its rows begin."""
    return UUID(int=(milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | 0b10 << 62)


def milliseconds_of(identifier: UUID) -> int:
    """When an identifier was made, in Unix milliseconds."""
    return identifier.int >> 80
