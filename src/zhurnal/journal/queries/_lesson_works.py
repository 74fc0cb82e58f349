"""The works of a lesson with their marks, the kinds of work, the lines of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from zhurnal.assessment.act import Term, WorkKind
from zhurnal.assessment.rules.averages import two_decimals, weighted_mean
from zhurnal.assessment.rules.scale import points


@dataclass(frozen=True, slots=True)
class LessonWork:
    """A work of the lesson, or (without ``work_id``) a kind that may become one.

    ``due_on`` is the last day for the marks of a work, ``term`` how the act counts it for a kind.
    """

    work_id: UUID | None
    code: str
    name: str
    title: str
    weight: int
    position: int
    version: int
    due_on: date | None = None
    term: Term | None = None

    @property
    def key(self) -> str:
        """What a form calls it: the work's id, or the code of the kind."""
        return str(self.work_id or self.code)


@dataclass(slots=True)
class Tally:
    """A pupil's marks of the term: what a mean is made of."""

    marks: list[tuple[str, int]] = field(default_factory=list)
    count: int = 0

    @property
    def mean(self) -> Decimal | None:
        exact: Fraction | None = weighted_mean(self.marks)
        return None if exact is None else two_decimals(exact)

    def add(self, value: str, weight: int, number: int) -> None:
        if points(value) is not None:
            self.marks.append((value, weight * number))
            self.count += number


@dataclass(frozen=True, slots=True)
class LessonMarks:
    """Works in their order, kinds in the act's; ``here[work][pupil]`` = (value, version)."""

    works: Sequence[LessonWork]
    kinds: Sequence[LessonWork]
    here: dict[UUID, dict[UUID, tuple[str, int]]]
    tallies: dict[UUID, Tally]

    def chosen(self, key: str) -> LessonWork | None:
        """The work or kind a reader asked for, or else the first work, or else the first kind."""
        everything = [*self.works, *self.kinds]
        found = next((work for work in everything if work.key == key), None)
        return found or (everything[0] if everything else None)

    def value(self, work: LessonWork | None, pupil_id: UUID) -> tuple[str, int]:
        """A pupil's mark for a work and its version; empty and 0 for none."""
        if work is None or work.work_id is None:
            return "", 0
        return self.here.get(work.work_id, {}).get(pupil_id, ("", 0))

    @property
    def count(self) -> int:
        """How many marks the lesson has."""
        return sum(bool(value) for marks in self.here.values() for value, _ in marks.values())


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A line of the lesson plan; ``used`` when another lesson has taken it."""

    line_id: UUID
    number: int
    topic: str
    homework: str
    used: bool


def lesson_marks(
    marks: Iterable[tuple[Any, ...]],
    choices: Iterable[tuple[Any, ...]],
    kinds: Iterable[WorkKind],
) -> LessonMarks:
    """Works and marks from rows of ``_lesson_rows``, with the kinds that the act has."""
    works = [LessonWork(*work) for is_line, *work in choices if not is_line]
    here: dict[UUID, dict[UUID, tuple[str, int]]] = defaultdict(dict)
    tallies: dict[UUID, Tally] = defaultdict(Tally)
    for pupil_id, value, weight, work_id, version, number in marks:
        if work_id is not None:
            here[work_id][pupil_id] = (value, version)
        tallies[pupil_id].add(value, weight, number)
    return LessonMarks(
        works=sorted(works, key=lambda work: work.position),
        kinds=[
            LessonWork(None, kind.code, kind.name, "", kind.weight, 0, 0, term=kind.term)
            for kind in kinds
        ],
        here=here,
        tallies=tallies,
    )


def plan_choices(choices: Iterable[tuple[Any, ...]]) -> list[PlanChoice]:
    """Lines of the plan in order, from rows of ``_lesson_rows.choice_rows``."""
    lines = [
        PlanChoice(line_id, number, topic, homework or "", bool(used))
        for is_line, line_id, _work, topic, homework, _weight, number, used, _day in choices
        if is_line
    ]
    return sorted(lines, key=lambda line: line.number)
