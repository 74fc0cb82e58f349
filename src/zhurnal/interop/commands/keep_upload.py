from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime, timedelta
from pathlib import PureWindowsPath

from django.db import transaction
from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.interop import policy
from zhurnal.interop.events import InteropEvent
from zhurnal.interop.models import WorkbookUpload
from zhurnal.interop.xlsx.workbook import read_workbook

#: A workbook full of children's names does not lie about longer.
_FORGOTTEN = timedelta(days=1)


@transaction.atomic
def keep_upload(*, actor: Actor, name: str, content: bytes, now: datetime) -> WorkbookUpload:
    """Keep a workbook until its sender has seen the preview and decided; it replaces his last one.

    A file that cannot be read is refused here and not kept. Workbooks forgotten for a day are
    removed.

    Source: standards §3.1, V5 (files).
    """
    policy.import_lists(actor).require()
    read_workbook(content)
    mine = Q(account_id=actor.account_id)
    WorkbookUpload.objects.filter(mine | Q(uploaded_at__lt=now - _FORGOTTEN)).delete()
    upload = WorkbookUpload(
        account_id=actor.account_id or 0,
        name=_display_name(name),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        uploaded_at=now,
    )
    upload.save()
    facts = {"sha256": upload.digest, "bytes": len(content)}
    kept = Change(InteropEvent.WORKBOOK_KEPT, "workbook", upload.pk, after=facts)
    record(kept, actor=actor, at=now)
    return upload


def _display_name(name: str) -> str:
    """The file's name for showing only: no folders, no characters that turn or hide text."""
    shown = "".join(
        each for each in PureWindowsPath(name).name if unicodedata.category(each)[0] != "C"
    )
    return shown[-120:] or "book.xlsx"
