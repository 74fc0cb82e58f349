from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.console import console_actor
from zhurnal.interop.commands.import_workbook import ImportResult, Progress, import_workbook
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx.cells import plain
from zhurnal.interop.xlsx.sheets.school import TITLE
from zhurnal.interop.xlsx.workbook import Workbook
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.commands.open_school import open_school
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


@transaction.atomic
def import_new_school(
    *,
    workbook: Workbook,
    now: datetime,
    source: str,
    leave_out: bool = False,
    password: str | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[School, ImportResult]:
    """Open a new school from the sheet «Школа» of a workbook and take the workbook into it.

    Only for the console: ``source`` is what the trail says of it ("cli", "demo"). Whatever is
    refused, no school remains.
    """
    about_school = Workbook(tuple(t for t in workbook.tables if plain(t.title) == plain(TITLE)))
    entries = (
        import_plan(about_school, actor=None).draft.accepted.get("school")
        if about_school.tables
        else None
    )
    if not entries:
        raise Refused(refusal("no-school-sheet"))
    school = open_school(
        entry=entries[0],
        actor_in=lambda opened: console_actor(opened, now=now, source=source),
        now=now,
    )
    with school_scope(school.pk):
        result = import_workbook(
            actor=console_actor(school, now=now, source=source),
            workbook=workbook,
            now=now,
            leave_out=leave_out,
            password=password,
            progress=progress,
        )
    return school, result
