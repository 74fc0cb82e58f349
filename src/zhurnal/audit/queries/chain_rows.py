from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from zhurnal.audit.models import AuditEvent, AuditLeaf
from zhurnal.audit.rules.chain import event_digest

#: Every column of an event takes part in its digest.
COLUMNS = tuple(field.attname for field in AuditEvent._meta.concrete_fields)


def unsealed() -> QuerySet[AuditEvent]:
    """The events that no seal covers yet, in the order in which they were made."""
    leaf = AuditLeaf.objects.filter(event_id=OuterRef("pk"))
    return AuditEvent.objects.filter(~Exists(leaf)).order_by("id")


def digest_of(row: dict[str, Any]) -> bytes:
    """The digest of an event fetched as ``values(*COLUMNS)``."""
    return event_digest(row)
