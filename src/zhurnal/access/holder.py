"""Whom a temporary password may be handed to."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Holder:
    """A person as somebody who may need a password.

    ``of_pupil`` is the child's name for a parent, empty otherwise; ``state`` is "none" (no password
    was issued yet), "temporary" or "own".
    """

    person_id: UUID
    name: str
    of_pupil: str
    class_id: UUID | None
    account_id: int | None
    login: str
    state: str
    is_staff: bool
    elsewhere: bool
