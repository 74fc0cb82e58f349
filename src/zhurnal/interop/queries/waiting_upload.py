from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.interop.models import WorkbookUpload


def waiting_upload(actor: Actor) -> WorkbookUpload | None:
    """The workbook that waits for the actor's decision, its content not fetched yet."""
    mine = WorkbookUpload.objects.filter(account_id=actor.account_id or 0)
    return mine.defer("content").first()
