from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from zhurnal.access.actor import Actor
from zhurnal.interop.xlsx.book import SHEETS
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.school.queries.calendar_lists import year_of


def written_lists(actor: Actor) -> dict[str, list[list[Any]]]:
    """The school's lists as the cells of its workbook, by the kind of sheet.

    It is the workbook of the year that an import would go on with. Taking it in changes nothing.

    Source: requirements §8; issue "the school year" (the export gives the same workbook back).
    """
    draft = Draft(actor=actor, stored_year=year_of(actor.today))
    for sheet in SHEETS:
        draft.lists[sheet.kind] = dict(sheet.stored(draft))
    return {sheet.kind: _rows(sheet, draft) for sheet in SHEETS}


def _rows(sheet: Sheet, draft: Draft) -> list[list[Any]]:
    """The rows of a sheet, in an order that does not depend on when they were entered."""
    rows = [
        [
            _cell(column, written.get(column.field, getattr(entry, column.field, None)))
            for column in sheet.columns
        ]
        for entry in draft.names(sheet.kind).values()
        if (written := sheet.written(entry, draft)) is not None
    ]
    first = [i for name in sheet.order for i, c in enumerate(sheet.columns) if c.field == name]
    places = [*first, *range(len(sheet.columns))]
    return sorted(rows, key=lambda row: [_natural(row[place]) for place in places])


def _cell(column: Column, value: Any) -> Any:
    """A value as its cell holds it: days and numbers as such, all else as text."""
    return column.show(value) if isinstance(value, str | tuple | time) or column.words else value


def _natural(cell: Any) -> str:
    """What a cell is sorted by: numbers inside it by their size, so that 10А follows 9Г."""
    text = cell.isoformat() if isinstance(cell, date) else str("" if cell is None else cell)
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), text.casefold())
