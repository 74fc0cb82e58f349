"""What an import would do: a verdict on every row of every sheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Outcome, Reason, RowVerdict


@dataclass(slots=True)
class SheetPlan:
    """The verdicts on one sheet. With a ``problem`` the sheet cannot be read as a whole."""

    title: str
    rows: list[RowVerdict] = field(default_factory=list)
    problem: Reason | None = None
    notes: list[Reason] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows have each outcome."""
        return Counter(row.outcome for row in self.rows)


@dataclass(slots=True)
class ImportPlan:
    """The verdicts on a workbook, and the lists as they would be."""

    sheets: list[SheetPlan]
    draft: Draft
    notes: list[Reason] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows of all sheets have each outcome."""
        return sum((sheet.counts for sheet in self.sheets), Counter[Outcome]())

    @property
    def refused(self) -> int:
        """How many rows, and sheets that cannot be read, stand in the way."""
        unread = sum(sheet.problem is not None for sheet in self.sheets)
        return self.counts[Outcome.REFUSED] + unread

    @property
    def changes(self) -> int:
        """How many rows would write something."""
        return self.counts[Outcome.NEW] + self.counts[Outcome.CHANGED]
