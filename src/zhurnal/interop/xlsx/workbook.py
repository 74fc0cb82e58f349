"""A workbook as tables: the sheets with their cells, merged ones filled, odd ones named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from zhurnal.interop.xlsx import limits
from zhurnal.interop.xlsx.container import Oddities, inspect
from zhurnal.kernel.verdict import Refused, refusal


@dataclass(frozen=True, slots=True)
class Oddity:
    """What stands for a cell without a readable value; ``code`` says which kind."""

    code: str


CELL_ERROR = Oddity("error")
UNSAVED_FORMULA = Oddity("formula")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. ``rows`` holds (number of the row as Excel shows it, its cells), empty ones left
    out; ``merged`` says whether cells were merged.
    """

    title: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that was opened."""

    tables: tuple[Table, ...]


def read_workbook(content: bytes) -> Workbook:
    """Open an XLSX; raises ``Refused`` with a sentence for whatever cannot be read.

    Dates come as dates, other numbers as floats, empty cells as empty texts. A merged range has its
    value in every cell of its first column, so that a class written once beside 25 pupils is read.
    """
    oddities = inspect(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            (book.get_sheet_by_index(index), oddities[index] if index < len(oddities) else None)
            for index, about in enumerate(book.sheets_metadata)
            if about.typ == SheetTypeEnum.WorkSheet
        ]
    except CalamineError as error:
        raise Refused(refusal("file-damaged")) from error
    if len(sheets) > limits.SHEETS:
        raise Refused(refusal("file-too-wide", rows=limits.LAST_ROW))
    tables = tuple(_table(sheet, odd or Oddities()) for sheet, odd in sheets)
    if sum(len(table.rows) for table in tables) > limits.ROWS:
        raise Refused(refusal("file-too-many-rows", rows=limits.ROWS))
    return Workbook(tables)


def _table(sheet: CalamineSheet, odd: Oddities) -> Table:
    grid: list[list[Any]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    merged = sheet.merged_cell_ranges or []
    for (top, left), (bottom, _) in merged:
        for number in range(top + 1, min(bottom + 1, len(grid))):
            grid[number][left] = grid[top][left]
    for place, value in _odd_cells(odd):
        row, column = place
        if row <= len(grid) and column <= len(grid[row - 1]):
            grid[row - 1][column - 1] = value
    rows = (
        (number, tuple(cells))
        for number, cells in enumerate(grid, start=1)
        if any(cell != "" and not _is_blank(cell) for cell in cells)
    )
    return Table(sheet.name.strip(), tuple(rows), merged=bool(merged))


def _odd_cells(odd: Oddities) -> Iterator[tuple[tuple[int, int], Oddity]]:
    yield from ((place, CELL_ERROR) for place in odd.errors)
    yield from ((place, UNSAVED_FORMULA) for place in odd.unsaved_formulas)


def _is_blank(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.strip()
