"""What a list says against what is already known: new entries, changed ones, in which fields."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import Field, dataclass, fields
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar, Generic, Protocol, TypeVar


class Entry(Protocol):
    """One line of a list: a frozen dataclass that can be recognised when it comes again."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def key(self) -> Hashable: ...


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Difference(Generic[E]):
    """An entry that is new (``before`` is None) or differs from what is known in ``fields``."""

    entry: E
    before: E | None
    fields: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        return self.before is None

    def touches(self, *names: str) -> bool:
        """Whether the entry is new or differs in one of these fields."""
        return self.before is None or any(name in self.fields for name in names)

    def old_values(self) -> dict[str, Any] | None:
        """What stood in the changed fields, as JSON can hold it; None for a new entry."""
        return None if self.before is None else _plain(self.before, self.fields)

    def new_values(self) -> dict[str, Any]:
        """What stands in the changed fields now, as JSON can hold it."""
        return _plain(self.entry, self.fields)


def difference(entry: E, before: E | None) -> Difference[E] | None:
    """How an entry differs from the one known under its key; None when it does not."""
    changed = tuple(
        field.name
        for field in fields(entry)
        if before is None or getattr(entry, field.name) != getattr(before, field.name)
    )
    return Difference(entry, before, changed) if changed else None


def differences(entries: Iterable[E], known: Mapping[Any, E]) -> list[Difference[E]]:
    """The entries that are new or changed, in their order."""
    found = (difference(entry, known.get(entry.key)) for entry in entries)
    return [each for each in found if each is not None]


def _plain(entry: Entry, names: Iterable[str]) -> dict[str, Any]:
    return {name: _value(getattr(entry, name)) for name in names}


def _value(value: Any) -> Any:
    match value:
        case date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return [_value(each) for each in value]
        case _:
            return value
