from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.interop import policy
from zhurnal.interop.events import InteropEvent
from zhurnal.interop.queries.written_lists import written_lists
from zhurnal.interop.xlsx.book_file import book_file
from zhurnal.tenancy.uuid7 import uuid7


@transaction.atomic
def export_workbook(*, actor: Actor, now: datetime) -> bytes:
    """The school's lists as a workbook in the form of the template; returns the file.

    The trail keeps who took personal data out, how many rows of each sheet, and the digest of the
    file. No password is in it: there is none in the lists.

    Source: requirements §8; R-5.4-a.
    """
    policy.export_lists(actor).require()
    lists = written_lists(actor)
    content = book_file(lists)
    facts = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "rows": {kind: len(rows) for kind, rows in lists.items()},
    }
    record(
        Change(InteropEvent.WORKBOOK_EXPORTED, "workbook", uuid7(), after=facts),
        actor=actor,
        at=now,
    )
    return content
