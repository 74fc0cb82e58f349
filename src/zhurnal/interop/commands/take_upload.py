from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.interop.commands.import_workbook import ImportResult, Progress, import_workbook
from zhurnal.interop.models import WorkbookUpload
from zhurnal.interop.xlsx.workbook import read_workbook
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def take_upload(
    *, actor: Actor, leave_out: bool, now: datetime, progress: Progress
) -> ImportResult:
    """Take the workbook that waits for the actor's decision, and remove it in one transaction.

    Source: standards §3.1, V2 (all or nothing).
    """
    upload = WorkbookUpload.objects.filter(account_id=actor.account_id or 0).first()
    if upload is None:
        raise Refused(refusal("no-upload"))
    result = import_workbook(
        actor=actor,
        workbook=read_workbook(bytes(upload.content)),
        now=now,
        leave_out=leave_out,
        progress=progress,
    )
    upload.delete()
    return result
