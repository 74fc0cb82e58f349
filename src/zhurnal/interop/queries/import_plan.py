from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhurnal.access.actor import Actor
from zhurnal.accounts.models import Account, Membership
from zhurnal.interop.xlsx.book import EXPLANATIONS, SHEETS
from zhurnal.interop.xlsx.cells import nearest, plain
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.plan import ImportPlan, SheetPlan
from zhurnal.interop.xlsx.read_sheet import plan_sheet
from zhurnal.interop.xlsx.row import Reason
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.workbook import Table, Workbook
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import SchoolYear
from zhurnal.school.queries.calendar_lists import year_of

#: How many logins are looked up in one query.
_AT_ONCE = 500


def import_plan(workbook: Workbook, *, actor: Actor | None) -> ImportPlan:
    """What taking a workbook would do to the actor's school: a verdict on every row.

    Without an actor the school is still to be opened, so everything is new. Nothing is written.
    Raises ``Refused`` when no sheet of the workbook is known.
    """
    found, strangers = _by_sheet(workbook)
    if not found:
        raise Refused(refusal("no-known-sheet"))
    draft = Draft(
        actor=actor,
        stored_year=year_of(actor.today) if actor else None,
        taken_logins=_taken_logins(workbook, actor),
    )
    plan = ImportPlan([], draft, [_stranger(table) for table in strangers])
    about_year = [sheet for sheet in SHEETS if not sheet.needs_year and sheet.vertical]
    for sheet in about_year:
        draft.lists[sheet.kind] = dict(sheet.stored(draft))
        _take(plan, sheet, found)
    _choose_year(draft)
    others = [sheet for sheet in SHEETS if sheet not in about_year]
    for sheet in others:
        draft.lists[sheet.kind] = dict(sheet.stored(draft))
    for sheet in others:
        _take(plan, sheet, found)
    if draft.roles_wait:
        plan.notes.append(Reason(refusal("roles-wait-all", count=draft.roles_wait)))
    return plan


def _take(plan: ImportPlan, sheet: Sheet, found: dict[str, Table]) -> None:
    table = found.get(sheet.kind)
    if table is None:
        return
    if sheet.needs_year and plan.draft.year is None:
        plan.sheets.append(SheetPlan(sheet.title, problem=Reason(refusal("no-year"))))
        return
    taken = plan_sheet(sheet, table, plan.draft)
    if plan.sheets and plan.sheets[-1].title == taken.title:
        plan.sheets[-1].rows += taken.rows
    else:
        plan.sheets.append(taken)


def _choose_year(draft: Draft) -> None:
    """Go on with the year of the workbook, if it names one, stored or not."""
    accepted = draft.accepted.get("year")
    if not accepted:
        return
    year = accepted[-1]
    draft.lists["year"] = {year.key: year}
    if draft.actor is not None:
        draft.stored_year = SchoolYear.objects.filter(number=year.number).first()


def _by_sheet(workbook: Workbook) -> tuple[dict[str, Table], list[Table]]:
    """The table of every known sheet, and the tables that are no known sheet."""
    kinds: dict[str, list[str]] = {}
    for sheet in SHEETS:
        for name in (sheet.title, *sheet.aliases):
            kinds.setdefault(plain(name), []).append(sheet.kind)
    found: dict[str, Table] = {}
    strangers = []
    for table in workbook.tables:
        mine = kinds.get(plain(table.title), [])
        if not mine and plain(table.title) != plain(EXPLANATIONS):
            strangers.append(table)
        for kind in mine:
            found.setdefault(kind, table)
    return found, strangers


def _stranger(table: Table) -> Reason:
    near = nearest(table.title, [sheet.title for sheet in SHEETS])
    if near:
        return Reason(refusal("unknown-sheet-near", title=table.title, near=near))
    return Reason(refusal("unknown-sheet", title=table.title))


def _taken_logins(workbook: Workbook, actor: Actor | None) -> frozenset[str]:
    """The logins written in the workbook that belong to somebody outside the school."""
    wanted = sorted(set(_words_below(workbook, "логин")))
    taken: set[str] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Account.objects.filter(login__in=wanted[start : start + _AT_ONCE])
        taken.update(rows.values_list("login", flat=True))
    if actor is not None and taken:
        ours = Membership.objects.filter(school_id=actor.school_id, account__login__in=taken)
        taken -= set(ours.values_list("account__login", flat=True))
    return frozenset(taken)


def _words_below(workbook: Workbook, header: str) -> Iterable[str]:
    for table in workbook.tables:
        position: int | None = None
        for _, cells in table.rows:
            if position is None:
                position = next((i for i, c in enumerate(cells) if _is(c, header)), None)
            elif isinstance(cells[position], str) and cells[position].strip():
                yield cells[position].strip().lower()


def _is(cell: Any, header: str) -> bool:
    return isinstance(cell, str) and plain(cell) == header
