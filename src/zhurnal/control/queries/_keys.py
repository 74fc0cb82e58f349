"""By what a duty is found again: its clause, its subject, and whose page or class it belongs to."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from zhurnal.control.rules.reconcile import Duty


class Key(NamedTuple):
    """What makes a duty one: exactly one of course and class is given."""

    clause: str
    subject_id: UUID
    course_id: UUID | None = None
    class_id: UUID | None = None


Duties = dict[Key, Duty]
