"""The arithmetic of the sealed chain: what an event, and what a batch of events, hashes to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

#: The head before the first seal of a school.
GENESIS = bytes(32)
_LEAF, _NODE = b"\x00", b"\x01"
_canonical = msgspec.json.Encoder(order="deterministic").encode


def event_digest(fields: Mapping[str, Any]) -> bytes:
    """SHA-256 of an event's columns, written as canonical JSON.

    Keys are sorted, instants are in UTC, ids are plain text, so that both databases give the same
    bytes. A leading zero byte keeps leaves and heads apart.

    Source: standards §3.4 (canonical form as in RFC 8785; leaf 0x00, node 0x01).
    """
    plain = {key: _in_utc(value) for key, value in fields.items()}
    return hashlib.sha256(_LEAF + _canonical(plain)).digest()


def seal_head(
    *, previous: bytes, number: int, sealed_at: datetime, digests: Iterable[bytes]
) -> bytes:
    """SHA-256 over the previous head, the seal's number and moment, and the batch's digests.

    Source: M-2 (hash_n = H(hash_{n-1} || …)), standards §3.4.
    """
    head = hashlib.sha256(_NODE + previous)
    head.update(number.to_bytes(8, "big"))
    head.update(_canonical(_in_utc(sealed_at)))
    for digest in digests:
        head.update(digest)
    return head.digest()


def _in_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
