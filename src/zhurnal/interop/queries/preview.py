"""The verdicts on a workbook as a page shows them: one sheet, one outcome, one leaf at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhurnal.access.actor import Actor
from zhurnal.interop.models import WorkbookUpload
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx.plan import ImportPlan, SheetPlan
from zhurnal.interop.xlsx.row import Outcome, RowVerdict
from zhurnal.interop.xlsx.workbook import read_workbook

#: Rows on one leaf.
LEAF = 100
#: What is shown first: what is wrong, then what would change.
_ORDER = (Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked to show; empty texts mean "whatever matters most"."""

    sheet: str = ""
    outcome: str = ""
    leaf: int = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """A leaf of verdicts, with all there is to choose from."""

    plan: ImportPlan
    sheet: SheetPlan | None
    outcome: Outcome
    rows: list[tuple[SheetPlan, RowVerdict]]
    leaf: int
    leaves: int
    leaning: int

    @property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        """How many rows of the chosen sheet, or of all, have each outcome."""
        counts = self.sheet.counts if self.sheet else self.plan.counts
        return [(outcome, counts[outcome]) for outcome in _ORDER]


def preview(upload: WorkbookUpload, *, actor: Actor, asked: Asked) -> Preview:
    """What taking the kept workbook would do, seen from the asked sheet and outcome."""
    plan = import_plan(read_workbook(bytes(upload.content)), actor=actor)
    sheet = next((each for each in plan.sheets if each.title == asked.sheet), None)
    outcome = _outcome(plan, sheet, asked.outcome)
    rows = list(_rows(plan, sheet, outcome))
    leaves = max(1, -(-len(rows) // LEAF))
    leaf = min(max(asked.leaf, 1), leaves)
    return Preview(
        plan=plan,
        sheet=sheet,
        outcome=outcome,
        rows=rows[(leaf - 1) * LEAF : leaf * LEAF],
        leaf=leaf,
        leaves=leaves,
        leaning=sum(_leans(row) for each in plan.sheets for row in each.rows),
    )


def _outcome(plan: ImportPlan, sheet: SheetPlan | None, wanted: str) -> Outcome:
    if wanted in set(Outcome):
        return Outcome(wanted)
    counts = sheet.counts if sheet else plan.counts
    return next((outcome for outcome in _ORDER if counts[outcome]), Outcome.NEW)


def _rows(
    plan: ImportPlan, sheet: SheetPlan | None, outcome: Outcome
) -> Iterator[tuple[SheetPlan, RowVerdict]]:
    for each in [sheet] if sheet else plan.sheets:
        yield from ((each, row) for row in each.rows if row.outcome is outcome)


def _leans(row: RowVerdict) -> bool:
    """Whether a row is refused only because rows it leans on are."""
    return bool(row.reasons) and all(
        reason.verdict.code == "leans-on-refused" for reason in row.reasons
    )
