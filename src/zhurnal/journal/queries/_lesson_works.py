"""The works of a lesson with their marks, the kinds of work, the lines of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import MarkFacts, counted
from zhurnal.assessment.rules.scale import DEBT, NOTHING
from zhurnal.assessment.work_kinds import Term
from zhurnal.journal.queries._counting import Counting

#: What a row of ``choice_rows`` is.
WORK, LINE, EARLIER, BESIDE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class LessonWork:
    """A work of the lesson, or (without ``work_id``) a kind that may become one.

    ``due_on`` is the last day for the marks of a work, ``term`` how the act counts it for a kind;
    ``retake_of`` the work that it is a second attempt at.
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
    criterion: str = ""
    retake_of: UUID | None = None

    @property
    def key(self) -> str:
        """What a form calls it: the work's id, or the code of the kind."""
        return str(self.work_id or self.code)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A work of an earlier lesson of the term, which may be written again."""

    work_id: UUID
    name: str
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Beside:
    """A lesson of the same pupils in another subject of the teacher, on about the same day."""

    lesson_id: UUID
    subject: str
    on: date
    number: int


class MarkHere(NamedTuple):
    """A pupil's mark for a work of the lesson; an empty value and version 0 for none."""

    value: str = NOTHING
    version: int = 0
    due_on: date | None = None
    done_on: date | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A pupil's marks of the term as they count: sum of points times weight, sum of weights, how
    many marks there are.
    """

    total: int
    weights: int
    count: int
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class LessonMarks:
    """Works in their order, kinds in the act's, earlier works by day; ``here[work][pupil]`` is a
    mark. ``linked`` are the works of the lesson whose marks count together with others; ``beside``
    are the lessons to which the second mark of a work may belong.
    """

    works: Sequence[LessonWork]
    kinds: Sequence[LessonWork]
    earlier: Sequence[Earlier]
    beside: Sequence[Beside]
    here: dict[UUID, dict[UUID, MarkHere]]
    tallies: dict[UUID, Tally]
    linked: frozenset[UUID]

    def chosen(self, key: str) -> LessonWork | None:
        """The work or kind a reader asked for, or else the first work, or else the first kind."""
        everything = [*self.works, *self.kinds]
        found = next((work for work in everything if work.key == key), None)
        return found or (everything[0] if everything else None)

    def mark(self, work: LessonWork | None, pupil_id: UUID) -> MarkHere:
        """A pupil's mark for a work."""
        if work is None or work.work_id is None:
            return MarkHere()
        return self.here.get(work.work_id, {}).get(pupil_id, MarkHere())

    @property
    def count(self) -> int:
        """How many marks the lesson has."""
        return sum(bool(mark.value) for marks in self.here.values() for mark in marks.values())


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A line of the lesson plan; ``used`` when another lesson has taken it."""

    line_id: UUID
    number: int
    topic: str
    homework: str
    used: bool


def lesson_marks(
    marks: Iterable[tuple[Any, ...]], choices: Iterable[tuple[Any, ...]], by: Counting
) -> LessonMarks:
    """Works, kinds and marks from rows of ``_lesson_rows`` and ``_lesson_choices``."""
    works: list[LessonWork] = []
    earlier: list[Earlier] = []
    beside: list[Beside] = []
    for what, *facts, day, criterion, retake_of in choices:
        if what == EARLIER:
            work_id, _kind, name, title, *_more = facts
            earlier.append(Earlier(work_id, name, criterion or title, day))
        elif what == BESIDE:
            lesson_id, _code, subject, _title, _weight, number, _version = facts
            beside.append(Beside(lesson_id, subject, day, number))
        elif what == WORK:
            works.append(LessonWork(*(*facts, day, None, criterion, retake_of)))
    here: dict[UUID, dict[UUID, MarkHere]] = defaultdict(dict)
    term: dict[UUID, list[MarkFacts]] = defaultdict(list)
    for pupil_id, is_here, value, version, due_on, done_on, comment, *of in marks:
        work_id, weight, retake_of = of
        if is_here:
            here[work_id][pupil_id] = MarkHere(value, version, due_on, done_on, comment)
        if value != NOTHING:
            term[pupil_id].append(MarkFacts(value, weight, due_on, work_id, retake_of))
    again = {each.retake_of for rows in term.values() for each in rows}
    linked = [work.work_id for work in works if work.retake_of or work.work_id in again]
    return LessonMarks(
        works=sorted(works, key=lambda work: work.position),
        kinds=[
            LessonWork(None, kind.code, kind.name, "", kind.weight, 0, 0, term=kind.term)
            for kind in by.act.work_kinds
        ],
        earlier=sorted(earlier, key=lambda each: each.on, reverse=True),
        beside=sorted(beside, key=lambda each: (each.on, each.number)),
        here=here,
        tallies={pupil: _tally(rows, by) for pupil, rows in term.items()},
        linked=frozenset(work_id for work_id in linked if work_id),
    )


def _tally(marks: Sequence[MarkFacts], by: Counting) -> Tally:
    worth = counted(marks, act=by.act, scale=by.scale, today=by.today)
    counting = [(number, weight) for number, weight in worth if number is not None]
    mean = mean_of(counting)
    return Tally(
        total=sum(number * weight for number, weight in counting),
        weights=sum(weight for _, weight in counting),
        count=sum(each.value != DEBT for each in marks),
        mean=None if mean is None else two_decimals(mean),
    )


def plan_choices(choices: Iterable[tuple[Any, ...]]) -> list[PlanChoice]:
    """Lines of the plan in order, from rows of ``_lesson_choices.choice_rows``."""
    lines = [
        PlanChoice(line_id, number, topic, homework or "", bool(used))
        for what, line_id, _work, topic, homework, _weight, number, used, *_more in choices
        if what == LINE
    ]
    return sorted(lines, key=lambda line: line.number)
