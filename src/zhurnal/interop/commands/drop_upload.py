from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.interop import policy
from zhurnal.interop.events import InteropEvent
from zhurnal.interop.models import WorkbookUpload


@transaction.atomic
def drop_upload(*, actor: Actor, upload: WorkbookUpload, now: datetime) -> None:
    """Remove a workbook that its sender does not want to take.

    Source: standards §3.1, V5 (files).
    """
    policy.import_lists(actor).require()
    facts = {"sha256": upload.digest}
    dropped = Change(InteropEvent.WORKBOOK_DROPPED, "workbook", upload.pk, before=facts)
    upload.delete()
    record(dropped, actor=actor, at=now)
