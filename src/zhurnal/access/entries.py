"""A line that gives a role, as the lists write it."""

from __future__ import annotations

from dataclasses import dataclass

from zhurnal.access.roles import RoleCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEntry:
    """An employee's role in the school, or as the homeroom teacher of one class."""

    personnel_number: str
    role: RoleCode
    class_name: str = ""

    @property
    def key(self) -> tuple[str, RoleCode, str]:
        return (self.personnel_number, self.role, self.class_name)
