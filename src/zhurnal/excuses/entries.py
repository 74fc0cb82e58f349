"""Papers about absences as somebody hands them over to be registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhurnal.excuses.models import DocumentKind, GivenReason
from zhurnal.excuses.rules.coverage import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document of reason for one pupil, or an event for many. ``key`` names it for ever: sent
    twice it is registered once.
    """

    key: UUID
    pupils: tuple[UUID, ...]
    kind: DocumentKind
    reason: GivenReason
    coverage: Coverage
    handed_at: datetime
    handed_by: str = ""
    number: str = ""
    title: str = ""
    scan: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionEntry:
    """An exemption from exercise, without lessons: whole days."""

    key: UUID
    pupil: UUID
    coverage: Coverage
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEntry:
    """A parent's notice about one child."""

    key: UUID
    pupil: UUID
    coverage: Coverage
    text: str = ""
