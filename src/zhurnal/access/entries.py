"""A line that gives a role, as the lists write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhurnal.access.roles import RoleCode


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeroomEntry:
    """An order by which somebody leads a class: until a day, or for good without ``last_on``."""

    person_id: UUID
    class_id: UUID
    first_on: date
    last_on: date | None
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEntry:
    """An employee's role in the school, or as the homeroom teacher of one class."""

    personnel_number: str
    role: RoleCode
    class_name: str = ""

    @property
    def key(self) -> tuple[str, RoleCode, str]:
        return (self.personnel_number, self.role, self.class_name)
