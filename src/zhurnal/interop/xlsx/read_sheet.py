"""One sheet against the draft: rows are read, compared, accepted or refused."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields
from typing import Any

from zhurnal.interop.xlsx.cells import plain, shown
from zhurnal.interop.xlsx.columns import Column, Header, find_header, read_cells, show
from zhurnal.interop.xlsx.draft import Draft, Place
from zhurnal.interop.xlsx.plan import SheetPlan
from zhurnal.interop.xlsx.row import FieldChange, Outcome, Reason, Row, RowVerdict
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.workbook import Table
from zhurnal.kernel.differences import Difference, difference
from zhurnal.kernel.verdict import refusal


def plan_sheet(sheet: Sheet, table: Table, draft: Draft) -> SheetPlan:
    """The verdicts on every row of a sheet; accepted rows enter the draft."""
    plan = SheetPlan(sheet.title)
    rows = _pivoted(sheet, table) if sheet.vertical else _rows(sheet, table, plan)
    read = [(row, None if row.reasons else sheet.read(row, draft)) for row in rows]
    stored = dict(draft.names(sheet.kind))
    waiting = {entry.key for row, entry in read if entry is not None and not row.reasons}
    for key in waiting & stored.keys():
        del draft.names(sheet.kind)[key]
    seen: dict[Hashable, int] = {}
    for row, entry in read:
        _judge(row, entry, sheet, draft, seen)
        before = stored.get(entry.key) if entry is not None else None
        plan.rows.append(_settled(row, entry, before, sheet, draft))
    for key in waiting & stored.keys():
        draft.names(sheet.kind).setdefault(key, stored[key])
    return plan


def _rows(sheet: Sheet, table: Table, plan: SheetPlan) -> Iterator[Row]:
    """The rows below the header, with their cells read; a sheet without one is a problem."""
    header = find_header(table, sheet.columns)
    missing = [
        column.title
        for column in sheet.columns
        if column.required and (header is None or column.field not in header.at)
    ]
    if missing or header is None:
        if table.rows:
            plan.problem = Reason(refusal("no-columns", columns="», «".join(missing)))
        return
    if header.unknown:
        plan.notes.append(Reason(refusal("columns-ignored", columns="», «".join(header.unknown))))
    if table.merged:
        plan.notes.append(Reason(refusal("cells-merged")))
    for number, cells in table.rows:
        if number > header.row and any(cells[at] != "" for at in header.at.values()):
            yield _row(number, cells, sheet.columns, header)


def _pivoted(sheet: Sheet, table: Table) -> Iterator[Row]:
    """The one row of a sheet that is written downwards: «Параметр | Значение»."""
    names = {plain(name): c.field for c in sheet.columns for name in (c.title, *c.aliases)}
    at: dict[str, int] = {}
    values: list[Any] = []
    first = 0
    for number, cells in table.rows:
        name = next((field for cell in cells[:1] if (field := names.get(plain(shown(cell))))), None)
        if name is not None and name not in at:
            at[name] = len(values)
            values.append(next((cell for cell in cells[1:] if cell != ""), ""))
            first = first or number
    if any(value != "" for value in values):
        yield _row(first, values, sheet.columns, Header(0, at, ()))


def _row(number: int, cells: Any, columns: tuple[Column, ...], header: Header) -> Row:
    row = Row(number, {}, set())
    row.values, row.blank = read_cells(cells, columns, header, on_bad=row.refuse)
    return row


def _judge(row: Row, entry: Any, sheet: Sheet, draft: Draft, seen: dict[Hashable, int]) -> None:
    """Compare a row with the others of its sheet."""
    if entry is None or row.reasons:
        return
    key = plain(entry.key) if isinstance(entry.key, str) else entry.key
    if key in seen:
        row.refuse(refusal("row-twice", row=seen[key]))
    else:
        seen[key] = row.number
        sheet.check(row, entry, draft)


def _settled(row: Row, entry: Any, before: Any, sheet: Sheet, draft: Draft) -> RowVerdict:
    """The verdict on a row that was read and compared; an accepted one enters the draft."""
    if entry is None or row.reasons:
        name = sheet.refer(row.values)
        if name is not None:
            draft.refused.setdefault((sheet.kind, name), Place(sheet.title, row.number))
        label = sheet.label(entry) if entry is not None else _bare_label(row)
        return RowVerdict(
            row.number, label, Outcome.REFUSED,
            reasons=tuple(row.reasons), notes=tuple(row.notes),
        )  # fmt: skip
    draft.names(sheet.kind)[entry.key] = entry
    draft.accepted.setdefault(sheet.kind, []).append(entry)
    draft.roles += row.roles
    sheet.accepted(row, entry, draft)
    found = difference(entry, before)
    changes = tuple(_changes(found, sheet)) + tuple(row.extra_changes)
    outcome = Outcome.UNCHANGED
    if found is not None and found.is_new:
        outcome, changes = Outcome.NEW, ()
    elif changes:
        outcome = Outcome.CHANGED
    return RowVerdict(
        row.number, sheet.label(entry), outcome, changes=changes, notes=tuple(row.notes)
    )


def _changes(found: Difference[Any] | None, sheet: Sheet) -> Iterator[FieldChange]:
    """The changed fields under the titles of their columns."""
    if found is None or found.before is None:
        return
    for each in fields(found.entry):
        if each.name not in found.fields:
            continue
        before, after = getattr(found.before, each.name), getattr(found.entry, each.name)
        column = sheet.column(each.name)
        if column is not None:
            yield FieldChange(column.title, column.show(before), column.show(after))
        else:
            yield FieldChange(_TITLES.get(each.name, each.name), show(before), show(after))


#: Fields that no column of their sheet fills directly.
_TITLES = {"valid_before": "По", "shift": "Смена", "who": "Кто"}


def _bare_label(row: Row) -> str:
    """What can be said of a row that could not be read: its first readable words."""
    words = [show(value) for value in row.values.values() if isinstance(value, str | int) and value]
    return shown(" ".join(words[:3]))
