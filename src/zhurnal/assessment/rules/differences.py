"""What one version of the act says otherwise than another."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import Struct, structs

from zhurnal.assessment.act import Act, HomeworkNorm, MinimumMarks
from zhurnal.assessment.work_kinds import WorkKind

#: What a row is recognised by when it comes again; any other row is recognised as a whole.
_KEYS: dict[type, str] = {
    WorkKind: "code",
    MinimumMarks: "hours_a_week",
    HomeworkNorm: "last_grade",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One parameter that differs: its path in the act, «period.near» or «work_kinds.weight».

    ``row`` is the row of a table whose parameter it is, as it was. A row that is new has no
    ``before`` and one that is gone no ``after``: then the path ends at the table.
    """

    path: str
    before: Any
    after: Any
    row: Struct | None = None


def differences(old: Act, new: Act) -> list[Difference]:
    """Everything that differs between two versions, in the order of the act.

    Source: M-5.
    """
    return list(_of_fields(old, new))


def _of_fields(old: Struct, new: Struct, path: str = "") -> Iterator[Difference]:
    for name in old.__struct_fields__:
        here = f"{path}.{name}" if path else name
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, Struct):
            yield from _of_fields(before, after, here)
        elif _is_table(before) or _is_table(after):
            yield from _of_rows(before, after, here)
        else:
            yield Difference(here, before, after)


def _is_table(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Struct)


def _of_rows(
    before: tuple[Struct, ...], after: tuple[Struct, ...], path: str
) -> Iterator[Difference]:
    old, new = {_key(row): row for row in before}, {_key(row): row for row in after}
    for key, row in new.items():
        if key not in old:
            yield Difference(path, None, row)
        elif old[key] != row:
            yield from _of_row(old[key], row, path)
    for key, row in old.items():
        if key not in new:
            yield Difference(path, row, None)
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        yield Difference(f"{path}.order", before, after)


def _of_row(before: Struct, after: Struct, path: str) -> Iterator[Difference]:
    for name, value in structs.asdict(before).items():
        told = getattr(after, name)
        if told != value:
            yield Difference(f"{path}.{name}", value, told, before)


def _key(row: Struct) -> Hashable:
    name = _KEYS.get(type(row))
    return getattr(row, name) if name else row
