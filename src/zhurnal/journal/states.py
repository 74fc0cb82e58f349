"""How the things of the journal stand after an entry, as they are told to a device.

Source: standards §4.5 (the answer carries the version that the next entry must name).
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct


class WorkState(Struct, frozen=True, kw_only=True):
    """A work of a lesson. ``type`` is the code of its kind, ``marks_due_on`` the last day for its
    marks, ``parts`` the works of its further criteria, which were made together with it.
    """

    work: UUID
    lesson: UUID
    type: str
    title: str
    weight: int
    marks_due_on: date | None
    position: int
    version: int
    criterion: str = ""
    retake_of: UUID | None = None
    parts: tuple[WorkState, ...] = ()


class MarkState(Struct, frozen=True, kw_only=True):
    """A mark in its cell; ``value`` is empty when it was withdrawn. ``version`` 0: never put."""

    work: UUID
    pupil: UUID
    value: str
    version: int
    comment: str = ""
    corrected: bool = False
    due_on: date | None = None
    done_on: date | None = None
    #: The work, when this entry had to make it.
    made: WorkState | None = None


class AbsenceState(Struct, frozen=True, kw_only=True):
    """A pupil's attendance at a lesson: ``fact`` is absent, late or present."""

    pupil: UUID
    fact: str
    version: int
    minutes: int | None = None


class ReasonState(Struct, frozen=True, kw_only=True):
    """Why a pupil was absent: unknown, illness, valid or invalid."""

    pupil: UUID
    reason: str


class AttendanceState(Struct, frozen=True, kw_only=True):
    """The attendance of a lesson, confirmed at ``confirmed_at``."""

    lesson: UUID
    confirmed_at: datetime
    absences: list[AbsenceState]


class TopicState(Struct, frozen=True, kw_only=True):
    """The topic of a lesson as written."""

    lesson: UUID
    topic: str
    material: str
    plan_line: UUID | None
    version: int


class HomeworkState(Struct, frozen=True, kw_only=True):
    """A homework as set; ``nothing_set`` is «не задано». ``version`` 0: it was taken back."""

    homework: UUID
    lesson: UUID
    nothing_set: bool
    due_on: date | None
    version: int
