from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from zhurnal.assessment.models import LocalAct


@dataclass(frozen=True, slots=True)
class Scan:
    """The scanned order of a version, under the name it came with."""

    name: str
    content: bytes


def scan_of(version: UUID) -> Scan | None:
    """The scan of a version; None when there is no such version or it has none.

    Source: M-5.
    """
    row = LocalAct.objects.filter(pk=version, scan__isnull=False).first()
    return Scan(row.scan_name, bytes(row.scan)) if row and row.scan is not None else None
