"""The lines of a lesson plan, as a teacher keeps them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLineEntry:
    """One lesson of the plan of a subject for a grade."""

    grade: int
    subject: str
    number: int
    section: str = ""
    topic: str
    work: str = ""
    homework: str = ""

    @property
    def key(self) -> tuple[int, str, int]:
        return (self.grade, self.subject, self.number)

    @property
    def plan(self) -> tuple[int, str]:
        """The plan the line belongs to."""
        return (self.grade, self.subject)
