"""What an import left behind in the school's tables: enough to take it back as one act."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table by their keys, each as the values of ``fields``."""

    fields: tuple[str, ...]
    rows: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Footprint:
    """The rows that were created (with a digest of each), changed (field: before, after) and
    removed, by table and key.
    """

    created: dict[str, dict[str, str]]
    changed: dict[str, dict[str, dict[str, list[Any]]]]
    removed: dict[str, dict[str, dict[str, Any]]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.created or self.changed or self.removed)

    def packed(self) -> bytes:
        """As bytes, to be kept."""
        return zlib.compress(json.dumps(asdict(self), ensure_ascii=False).encode())


def unpacked(content: bytes) -> Footprint:
    """The footprint that was kept."""
    return Footprint(**json.loads(zlib.decompress(content)))


def footprint(before: Mapping[str, Table], after: Mapping[str, Table]) -> Footprint:
    """What differs between two states of the tables.

    Source: issue "the school year", 7 (a wrong mass operation can be undone as one act).
    """
    created, changed, removed = {}, {}, {}
    for title, table in after.items():
        was = before[title].rows
        created[title] = {k: digest(row) for k, row in table.rows.items() if k not in was}
        changed[title] = {
            key: {
                field: [plain(old), plain(new)] for field, old, new in _differing(table, key, was)
            }
            for key in table.rows.keys() & was.keys()
            if table.rows[key] != was[key]
        }
        removed[title] = {
            key: dict(zip(table.fields, map(plain, was[key]), strict=True))
            for key in was.keys() - table.rows.keys()
        }
    return Footprint(_filled(created), _filled(changed), _filled(removed))


def plain(value: Any) -> Any:
    """A value as JSON can hold it without loss."""
    match value:
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case _:
            return value


def digest(row: tuple[Any, ...]) -> str:
    """By what a row is known to be as it was left."""
    text = json.dumps([plain(value) for value in row])
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _differing(
    table: Table, key: str, was: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[str, Any, Any]]:
    both = zip(table.fields, was[key], table.rows[key], strict=True)
    return (each for each in both if each[1] != each[2])


def _filled(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: rows for name, rows in tables.items() if rows}
