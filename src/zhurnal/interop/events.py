"""What can happen at the door."""

from __future__ import annotations

from enum import StrEnum


class InteropEvent(StrEnum):
    """Events of workbooks."""

    IMPORT_UNDONE = "interop.import.undone"
    WORKBOOK_DROPPED = "interop.workbook.dropped"
    WORKBOOK_EXPORTED = "interop.workbook.exported"
    WORKBOOK_KEPT = "interop.workbook.kept"
    WORKBOOK_TAKEN = "interop.workbook.taken"
