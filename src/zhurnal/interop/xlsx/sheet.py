"""What a sheet of the workbook is: its columns, and how a row becomes a line of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.utils.functional import Promise

from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.kernel.differences import Entry

E = TypeVar("E", bound=Entry)


def _nothing(_row: Row, _entry: Any, _draft: Draft) -> None:
    """Nothing more to check or to remember."""


def _as_it_is(_entry: Any, _draft: Draft) -> Mapping[str, Any]:
    """Every cell holds the field of its column."""
    return {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Its rows are read, compared with each other and with what is known, and accepted.

    ``read`` makes the entry of a row (None when it refused it), ``check`` compares it with the
    others of the sheet, ``accepted`` notes what later rows will ask. ``refer`` gives the name by
    which other sheets speak of a row, even of one that could not be read. ``written`` gives the
    cells of a stored entry that do not simply hold the field of their column, or None when the
    workbook has no row for it; rows are written in the order of the fields in ``order``.
    """

    kind: str
    title: str
    about: str | Promise
    columns: tuple[Column, ...]
    stored: Callable[[Draft], Mapping[Any, Any]]
    read: Callable[[Row, Draft], Any]
    label: Callable[[Any], str]
    refer: Callable[[Mapping[str, Any]], Any] = lambda _values: None
    check: Callable[[Row, Any, Draft], None] = _nothing
    accepted: Callable[[Row, Any, Draft], None] = _nothing
    written: Callable[[Any, Draft], Mapping[str, Any] | None] = _as_it_is
    order: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    needs_year: bool = True
    #: «Параметр | Значение» instead of a row of headers.
    vertical: bool = False

    def column(self, name: str) -> Column | None:
        """The column that fills a field."""
        return next((each for each in self.columns if each.field == name), None)


def kept(entry: E, known: Any, row: Row) -> E:
    """The entry with what is known where the sheet says nothing."""
    if known is None:
        return entry
    names = {name for name in row.blank if hasattr(known, name)}
    return replace(entry, **{name: getattr(known, name) for name in names})
