"""The papers that pupils brought: a certificate for every illness, a letter for a day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.demo.history.children import Child
from zhurnal.demo.history.misses import ILLNESS, VALID, Miss
from zhurnal.demo.history.register import Writer
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import DocumentKind, DocumentPupil, ReasonDocument
from zhurnal.tenancy.models import TenantModel
from zhurnal.tenancy.uuid7 import uuid7

Row = tuple[type[TenantModel], dict[str, Any]]


class Papers:
    """One document for all lessons of an illness, as soon as the first of them is told of."""

    models: tuple[type[TenantModel], ...] = (ReasonDocument, DocumentPupil)

    def __init__(self) -> None:
        self._known: dict[tuple[UUID, date], UUID] = {}
        self._rows: list[Row] = []

    def paper(self, one: Child, miss: Miss, at: datetime, writer: Writer) -> UUID | None:
        """The document of an absence whose reason was noted; none for what nothing excuses."""
        kinds = {ILLNESS: DocumentKind.CERTIFICATE, VALID: DocumentKind.STATEMENT}
        if miss.reason not in kinds:
            return None
        place = (one.pupil_id, miss.first_on)
        if place not in self._known:
            self._known[place] = self._register(one, miss, kinds[miss.reason], at, writer)
        return self._known[place]

    def taken(self) -> Iterator[Row]:
        """The rows that wait, once."""
        rows, self._rows = self._rows, []
        yield from rows

    def _register(
        self, one: Child, miss: Miss, kind: DocumentKind, at: datetime, writer: Writer
    ) -> UUID:
        document = uuid7()
        said = {
            "kind": kind.value,
            "reason": miss.reason,
            "number": str(len(self._known) + 1) if kind is DocumentKind.CERTIFICATE else "",
            "first_on": miss.first_on,
            "last_on": miss.last_on,
            "handed_at": at,
        }
        signed = {"registered_at": at, "registered_by": writer.person_id, "applied_at": at}
        event = {
            **writer.signature,
            "at": at,
            "event": ExcuseEvent.DOCUMENT_REGISTERED.value,
            "subject_type": "document",
            "subject_id": document,
            "pupil_id": one.pupil_id,
            "after": {name: str(value) for name, value in said.items() if value},
        }
        self._rows += [
            (ReasonDocument, {"id": document, **said, **signed}),
            (DocumentPupil, {"document_id": document, "pupil_id": one.pupil_id}),
            (AuditEvent, event),
        ]
        return document
