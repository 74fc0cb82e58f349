"""The works of a lesson with their marks, the kinds of work, the lines of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from zhurnal.assessment.rules.averages import two_decimals, weighted_mean
from zhurnal.assessment.rules.scale import points


@dataclass(frozen=True, slots=True)
class LessonWork:
    """A work of the lesson, or (without ``work_id``) a kind that may become one."""

    work_id: UUID | None
    code: str
    name: str
    title: str
    weight: int
    position: int
    version: int

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
    """Works and kinds in the school's order; ``here[work][pupil]`` = (value, version)."""

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
    marks: Iterable[tuple[Any, ...]], choices: Iterable[tuple[Any, ...]]
) -> LessonMarks:
    """Works, kinds and marks from rows of ``_lesson_rows``."""
    works: list[LessonWork] = []
    kinds: dict[str, LessonWork] = {}
    for is_line, work_id, code, name, title, weight, position, version in choices:
        if is_line:
            continue
        kinds.setdefault(code, LessonWork(None, code, name, "", weight, position, 0))
        if work_id is not None:
            works.append(LessonWork(work_id, code, name, title, weight, position, version))
    here: dict[UUID, dict[UUID, tuple[str, int]]] = defaultdict(dict)
    tallies: dict[UUID, Tally] = defaultdict(Tally)
    for pupil_id, value, weight, work_id, version, number in marks:
        if work_id is not None:
            here[work_id][pupil_id] = (value, version)
        tallies[pupil_id].add(value, weight, number)
    return LessonMarks(
        works=sorted(works, key=_place),
        kinds=sorted(kinds.values(), key=_place),
        here=here,
        tallies=tallies,
    )


def plan_choices(choices: Iterable[tuple[Any, ...]]) -> list[PlanChoice]:
    """Lines of the plan in order, from rows of ``_lesson_rows.choice_rows``."""
    lines = [
        PlanChoice(line_id, number, topic, homework or "", bool(used))
        for is_line, line_id, _work, topic, homework, _weight, number, used in choices
        if is_line
    ]
    return sorted(lines, key=lambda line: line.number)


def _place(work: LessonWork) -> int:
    return work.position
