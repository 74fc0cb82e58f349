"""Columns: how a sheet's header is recognised and its cells become values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from zhurnal.interop.xlsx.cells import BadCell, Reader, plain, says_nothing, shown
from zhurnal.interop.xlsx.workbook import Table
from zhurnal.kernel.verdict import Verdict, refusal

#: The header is looked for in so many first rows; above it people write titles.
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: the field of the entry it fills, its header, how a cell is read.

    ``words`` are the words the cell may hold (for the list in the template) with what they mean;
    ``comment`` and ``example`` are for the template. ``keeps``: an empty cell leaves what is known.
    """

    field: str
    title: str
    read: Reader
    required: bool = False
    keeps: bool = False
    empty: Any = ""
    aliases: tuple[str, ...] = ()
    words: Mapping[str, Any] | None = None
    comment: str = ""
    example: str = ""
    width: int = 16

    def show(self, value: Any) -> str:
        """A value as it would be written in the sheet."""
        if self.words is not None and not isinstance(value, tuple):
            value = next((word for word, meant in self.words.items() if meant == value), value)
        return show(value)


def show(value: Any) -> str:
    """A value as a person would write it into a cell."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(show(each) for each in value)
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case date() | time():
            return shown(value)
        case _:
            return str(value)


def spans(numbers: tuple[int, ...]) -> str:
    """Grades as they are written: «1-4, 7»."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in parts)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table are: ``at`` maps fields to positions, ``row`` is its number."""

    row: int
    at: Mapping[str, int]
    unknown: tuple[str, ...]


def find_header(table: Table, columns: Sequence[Column]) -> Header | None:
    """The row that names the columns: among the first rows the one that names most of them."""
    names = {plain(name): c.field for c in columns for name in (c.title, *c.aliases)}
    best: Header | None = None
    for number, cells in table.rows[:_HEADER_WITHIN]:
        at: dict[str, int] = {}
        unknown: list[str] = []
        for position, cell in enumerate(cells):
            if not isinstance(cell, str) or not cell.strip():
                continue
            field = names.get(plain(cell))
            if field is not None and field not in at:
                at[field] = position
            else:
                unknown.append(shown(cell))
        if at and (best is None or len(at) > len(best.at)):
            best = Header(number, at, tuple(unknown))
    return best


def read_cells(
    cells: Sequence[Any],
    columns: Sequence[Column],
    header: Header,
    *,
    on_bad: Callable[[Verdict, str], None],
) -> tuple[dict[str, Any], set[str]]:
    """The values of a row by field, and the fields that stand empty or have no column.

    An unreadable cell, and an empty one that must not be, is told to ``on_bad`` with the title of
    its column.
    """
    values: dict[str, Any] = {}
    blank: set[str] = set()
    for column in columns:
        cell = cells[header.at[column.field]] if column.field in header.at else ""
        if says_nothing(cell):
            values[column.field] = column.empty
            if column.field not in header.at or column.keeps:
                blank.add(column.field)
            if column.required:
                on_bad(refusal("cell-required"), column.title)
            continue
        try:
            values[column.field] = column.read(cell)
        except BadCell as bad:
            on_bad(bad.verdict, column.title)
    return values, blank
