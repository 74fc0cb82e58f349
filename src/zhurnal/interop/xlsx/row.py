"""One row of a sheet while it is checked, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from zhurnal.access.entries import RoleEntry
from zhurnal.kernel.verdict import Verdict
from zhurnal.web.refusals import sentence


class Outcome(StrEnum):
    """What the import makes of a row."""

    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is refused, or what to look at; ``column`` is the header it is about, if one."""

    verdict: Verdict
    column: str = ""

    def __str__(self) -> str:
        text = sentence(self.verdict)
        return f"«{self.column}»: {text}" if self.column else text


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell that differs from what is stored."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of one row: ``number`` as Excel shows it, ``label`` what the row is about."""

    number: int
    label: str
    outcome: Outcome
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Row:
    """A row on its way through the checks: its values by field, and what was found.

    ``blank`` are the fields of which the sheet says nothing: what is known of them stays.
    """

    number: int
    values: dict[str, Any]
    blank: set[str]
    reasons: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    roles: list[RoleEntry] = field(default_factory=list)
    extra_changes: list[FieldChange] = field(default_factory=list)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def refuse(self, verdict: Verdict, column: str = "") -> None:
        """Say why the row cannot be taken."""
        self.reasons.append(Reason(verdict, column))

    def note(self, verdict: Verdict, column: str = "") -> None:
        """Say what the secretary should look at; the row is taken all the same."""
        self.notes.append(Reason(verdict, column))
