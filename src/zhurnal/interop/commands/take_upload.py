from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.interop.commands.import_workbook import ImportResult, Progress, import_workbook
from zhurnal.interop.events import InteropEvent
from zhurnal.interop.footprint import Table, footprint
from zhurnal.interop.models import ImportRun, WorkbookUpload
from zhurnal.interop.queries.list_rows import list_rows
from zhurnal.interop.xlsx.workbook import read_workbook
from zhurnal.kernel.verdict import Refused, refusal

#: So long an import can be undone; then what stood before it is forgotten.
_UNDOABLE = timedelta(days=30)


@transaction.atomic
def take_upload(
    *, actor: Actor, leave_out: bool, now: datetime, progress: Progress
) -> ImportResult:
    """Take the workbook that waits for the actor's decision, and remove it in one transaction.

    What the import leaves is kept, so that it can be undone as one act.

    Source: standards §3.1, V2 (all or nothing).
    """
    upload = WorkbookUpload.objects.filter(account_id=actor.account_id or 0).first()
    if upload is None:
        raise Refused(refusal("no-upload"))
    before = list_rows(actor.school_id)
    result = import_workbook(
        actor=actor,
        workbook=read_workbook(bytes(upload.content)),
        now=now,
        leave_out=leave_out,
        progress=progress,
    )
    _keep_run(actor, upload, result, before, now)
    upload.delete()
    return result


def _keep_run(
    actor: Actor,
    upload: WorkbookUpload,
    result: ImportResult,
    before: dict[str, Table],
    now: datetime,
) -> None:
    """Note the import and what it left; of one that wrote nothing there is nothing to note."""
    ImportRun.objects.filter(at__lt=now - _UNDOABLE).update(footprint=b"")
    left = footprint(before, list_rows(actor.school_id))
    if left.is_empty:
        return
    run = ImportRun(
        account_id=actor.account_id or 0,
        by=actor.name,
        at=now,
        name=upload.name,
        digest=upload.digest,
        rows=result.plan.changes,
        lessons=result.lessons,
        footprint=left.packed(),
    )
    run.save()
    facts = {"sha256": run.digest, "rows": run.rows, "lessons": run.lessons}
    record(Change(InteropEvent.WORKBOOK_TAKEN, "import", run.pk, after=facts), actor=actor, at=now)
