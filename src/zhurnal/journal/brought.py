"""Marks brought from elsewhere, as the office enters them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtLine:
    """One mark of the paper: subject, day, kind of work (code of the act) and value."""

    subject_id: UUID
    on: date
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BringMarks:
    """A paper with marks of one pupil; ``key`` makes a paper sent twice one paper."""

    key: UUID
    pupil_id: UUID
    issued_by: str
    number: str
    issued_on: date
    lines: tuple[BroughtLine, ...]
    scan: bytes | None = None
