"""A plan as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zhurnal.interop.xlsx.plan import ImportPlan, SheetPlan
from zhurnal.interop.xlsx.row import Outcome, RowVerdict

#: Refused and changed rows shown of one sheet; the browser shows all of them.
_SHOWN = 20


def told_plan(plan: ImportPlan) -> Iterator[str]:
    """The verdict on every sheet: counts, then what is wrong, then what changes."""
    for note in plan.notes:
        yield f"* {note}"
    head = (_("Лист"), _("новых"), _("изменится"), _("без изменений"), _("отклонено"))
    yield f"{head[0]:<14}{head[1]:>8}{head[2]:>11}{head[3]:>15}{head[4]:>11}"
    for sheet in plan.sheets:
        counts = sheet.counts
        yield (
            f"{sheet.title:<14}{counts[Outcome.NEW]:>8}{counts[Outcome.CHANGED]:>11}"
            f"{counts[Outcome.UNCHANGED]:>15}{counts[Outcome.REFUSED]:>11}"
        )
    for sheet in plan.sheets:
        yield from _details(sheet)


def _details(sheet: SheetPlan) -> Iterator[str]:
    if sheet.problem is not None:
        yield f"«{sheet.title}»: {sheet.problem}"
    for note in sheet.notes:
        yield f"«{sheet.title}»: {note}"
    for outcome in (Outcome.REFUSED, Outcome.CHANGED):
        rows = [row for row in sheet.rows if row.outcome is outcome]
        yield from (line for row in rows[:_SHOWN] for line in _row(sheet, row))
        if len(rows) > _SHOWN:
            yield "  " + _("…и ещё строк: %(count)s") % {"count": len(rows) - _SHOWN}
    for row in sheet.rows:
        yield from (f"«{sheet.title}», {row.number}: {row.label} — {note}" for note in row.notes)


def _row(sheet: SheetPlan, row: RowVerdict) -> Iterator[str]:
    place = f"«{sheet.title}», {row.number}: {row.label}"
    yield from (f"{place} — {reason}" for reason in row.reasons)
    yield from (
        f"{place} — {change.column}: {change.before or '…'} → {change.after or '…'}"
        for change in row.changes
    )
