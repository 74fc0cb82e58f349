"""The arithmetic of the sealed chain: what an event, and what a batch of events, hashes to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

#: The head before the first seal of a school.
GENESIS = bytes(32)
_LEAF, _NODE = b"\x00", b"\x01"


def event_digest(fields: Mapping[str, Any]) -> bytes:
    """SHA-256 of an event's columns, written as canonical JSON.

    Keys are sorted, instants are in UTC to the microsecond, ids are plain text, so that both
    databases give the same bytes. A leading zero byte keeps leaves and heads apart.

    Source: standards §3.4 (RFC 8785 canonical form; leaf 0x00, node 0x01).
    """
    text = json.dumps(
        fields, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    return hashlib.sha256(_LEAF + text.encode()).digest()


def seal_head(
    *, previous: bytes, number: int, sealed_at: datetime, digests: Iterable[bytes]
) -> bytes:
    """SHA-256 over the previous head, the seal's number and moment, and the batch's digests.

    Source: M-2 (hash_n = H(hash_{n-1} || …)), standards §3.4.
    """
    head = hashlib.sha256(_NODE + previous)
    head.update(number.to_bytes(8, "big"))
    head.update(_plain(sealed_at).encode())
    for digest in digests:
        head.update(digest)
    return head.digest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"an event cannot hold a {type(value).__name__}")
