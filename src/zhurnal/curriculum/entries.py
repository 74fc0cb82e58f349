"""The lines of a lesson plan, as a teacher keeps them, and what he does with them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LineText:
    """What a line of a plan says."""

    section: str = ""
    topic: str
    work: str = ""
    homework: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteLine:
    """A line to change, seen at ``version``; or without ``line`` a new one after ``after``, at the
    head of the plan when that is None. ``reason`` is asked for once the plan is approved.
    """

    plan: UUID
    line: UUID | None = None
    after: UUID | None = None
    version: int = 0
    text: LineText
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceLines:
    """All lines of a plan anew, the plan seen at ``version``."""

    plan: UUID
    version: int
    lines: tuple[LineText, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """Lines of its plan that take no lesson of their own in a course, and why: each with the line
    it is taught together with, or None when it is left out or left to the pupils (``alone``).
    """

    course: UUID
    lines: tuple[tuple[UUID, UUID | None], ...]
    alone: bool = False
    reason: str
