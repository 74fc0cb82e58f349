from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.audit.models import AuditLeaf, AuditSeal
from zhurnal.audit.queries.chain_rows import COLUMNS, waiting
from zhurnal.audit.rules.chain import GENESIS, event_digest, seal_head

BATCH = 1000


@transaction.atomic
def seal_events(*, now: datetime) -> int:
    """Seal the next batch of the active school's events; returns how many, 0 when all are sealed.

    Writers never wait for it: events are added without a seal, and this runs beside them. Two
    sealers at once cannot both succeed, since the seal's number is unique in the school.

    Source: M-2; standards §3.4.2.
    """
    last = AuditSeal.objects.order_by("-number").first()
    rows = list(waiting().values(*COLUMNS)[:BATCH])
    if not rows:
        return 0
    number = 1 if last is None else last.number + 1
    previous = GENESIS if last is None else bytes(last.head)
    digests = [event_digest(row) for row in rows]
    AuditSeal.objects.create(
        number=number,
        sealed_at=now,
        events=len(rows),
        previous=previous,
        head=seal_head(previous=previous, number=number, sealed_at=now, digests=digests),
    )
    AuditLeaf.objects.bulk_create(
        [
            AuditLeaf(event_id=row["id"], seal_number=number, position=position, digest=digest)
            for position, (row, digest) in enumerate(zip(rows, digests, strict=True))
        ],
        batch_size=500,
    )
    return len(rows)
