"""The cells of a journal page, laid out from rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import MarkFacts, counted, is_lapsed
from zhurnal.assessment.rules.scale import DEBT, NOTHING
from zhurnal.journal.queries._counting import Counting
from zhurnal.journal.queries._page_columns import LessonColumn
from zhurnal.journal.queries._page_moves import Marks, Move, moves_in_term
from zhurnal.journal.queries._page_rows import CourseRow, StayRow
from zhurnal.journal.rules.attendance import letter


class Look(NamedTuple):
    """What a cell looks like. A page has some dozens of looks, and draws each of them once.

    ``marks`` are (value, weight) in the order of the lesson's works; ``out`` is a lesson at which
    the pupil was not in the group, or which was cancelled.
    """

    edge: str
    out: bool = False
    letter: str = ""
    marks: tuple[tuple[str, int], ...] = ()
    corrected: bool = False
    commented: bool = False


class MarkEntry(NamedTuple):
    """A mark as the grid's program keeps it: positions of pupil and work, then what it says."""

    pupil: int
    work: int
    value: str
    version: int
    corrected: bool
    comment: str
    due_on: date | None = None
    done_on: date | None = None


class AbsenceEntry(NamedTuple):
    """An attendance entry as the grid's program keeps it: positions of pupil and lesson."""

    pupil: int
    lesson: int
    fact: str
    reason: str
    minutes_late: int | None
    version: int


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A pupil's line: ``cells`` are positions in the page's looks; ``mean`` is None without marks
    that count. ``brought`` are marks of the term that he has from another group: they count too.
    """

    id: UUID
    name: str
    cells: Sequence[int]
    mean: Decimal | None
    count: int
    debts: int
    moves: Sequence[Move] = ()
    brought: Sequence[tuple[str, int]] = ()


class Sheet:
    """A page while it is written: entries find their line and column by id."""

    def __init__(
        self, columns: Sequence[LessonColumn], stays: Iterable[StayRow], by: Counting
    ) -> None:
        self._by = by
        self.marks: list[MarkEntry] = []
        self.absences: list[AbsenceEntry] = []
        self.looks: list[Look] = []
        self._positions: dict[Look, int] = {}
        self._columns = columns
        self._pupils = [list(group) for _, group in groupby(stays, lambda stay: stay.pupil_id)]
        self._pupil_at = _places(group[0].pupil_id for group in self._pupils)
        self._lesson_at = _places(column.id for column in columns)
        works = [(at, work) for at, column in enumerate(columns) for work in column.works]
        self._work_at = _places(work.id for _, work in works)
        self._lesson_of = [lesson for lesson, _ in works]
        self._works = [work for _, work in works]
        self._weight_of = [work.weight for work in self._works]

    def write(self, entries: Iterable[Any]) -> None:
        """Take the rows of ``entries_of``. Those of pupils whom the reader may not see are passed
        over, and those of a work added since the lessons were read.
        """
        pupil_at, work_at, lesson_at = self._pupil_at, self._work_at, self._lesson_at
        for is_mark, place, pupil, word, detail, corrected, minutes, version, due, done in entries:
            line = pupil_at.get(pupil)
            at = (work_at if is_mark else lesson_at).get(place)
            if line is None or at is None:
                continue
            if is_mark:
                entry = (line, at, word, version, bool(corrected), detail, _day(due), _day(done))
                self.marks.append(_mark(entry))
            else:
                self.absences.append(AbsenceEntry(line, at, word, detail, minutes, version))
        self.marks.sort()

    def lines(self, course: CourseRow, brought: Mapping[UUID, Marks]) -> list[PupilLine]:
        """The lines of the pupils, in order."""
        cells = self._cells()
        marks: list[list[MarkFacts]] = [[] for _ in self._pupils]
        for mark in self.marks:
            if mark.value != NOTHING:
                work = self._works[mark.work]
                facts = MarkFacts(mark.value, work.weight, mark.due_on, work.id, work.retake_of)
                marks[mark.pupil].append(facts)
        return [
            _line(
                stays,
                cells[at],
                marks[at],
                by=self._by,
                brought=brought.get(stays[0].pupil_id, []),
                moves=moves_in_term(stays, course),
            )
            for at, stays in enumerate(self._pupils)
        ]

    def _cells(self) -> list[list[int]]:
        """The looks of the pupils' cells, by position. One pass over the entries, since a page has
        hundreds: the look of a cell is remembered by what is in it.
        """
        empty = [self._position(Look(column.edge, column.cancelled)) for column in self._columns]
        away = [self._position(Look(column.edge, out=True)) for column in self._columns]
        out = [self._days_out(stays) for stays in self._pupils]
        cells = [
            [away[at] if at in days else each for at, each in enumerate(empty)]
            if days
            else [*empty]
            for days in out
        ]
        known: dict[Any, int] = {}
        for (line, lesson), (sign, *marks) in self._contents().items():
            column = self._columns[lesson]
            left = column.cancelled or lesson in out[line]
            key = (column.edge, left, sign, *marks)
            position = known.get(key)
            if position is None:
                position = known[key] = self._position(_look(column.edge, left, sign, marks))
            cells[line][lesson] = position
        return cells

    def _contents(self) -> dict[tuple[int, int], list[Any]]:
        """What is in a cell, by line and lesson: the letter of an absence, then (value, weight,
        corrected, commented) of each mark in the order of the works.
        """
        lesson_of, weight_of = self._lesson_of, self._weight_of
        contents: dict[tuple[int, int], list[Any]] = {
            (each.pupil, each.lesson): [letter(each.fact, each.reason)] for each in self.absences
        }
        for line, work, value, _, corrected, comment, *_days in self.marks:
            if value != NOTHING:
                mark = (value, weight_of[work], corrected, bool(comment))
                contents.setdefault((line, lesson_of[work]), [""]).append(mark)
        return contents

    def _days_out(self, stays: Sequence[StayRow]) -> set[int]:
        if not self._columns:
            return set()
        first, last = self._columns[0].on, self._columns[-1].on
        if any(_covers(stay, first) and _covers(stay, last) for stay in stays):
            return set()
        return {
            at
            for at, column in enumerate(self._columns)
            if not any(_covers(stay, column.on) for stay in stays)
        }

    def _position(self, look: Look) -> int:
        position = self._positions.get(look)
        if position is None:
            position = self._positions[look] = len(self.looks)
            self.looks.append(look)
        return position


#: A mark of a page has passed through the database: the fields need no names here.
_mark = partial(tuple.__new__, MarkEntry)


def _line(
    stays: Sequence[StayRow],
    cells: Sequence[int],
    here: Sequence[MarkFacts],
    *,
    by: Counting,
    brought: Marks,
    moves: Sequence[Move],
) -> PupilLine:
    marks = [*(MarkFacts(value, weight) for value, weight in brought), *here]
    mean = mean_of(counted(marks, act=by.act, scale=by.scale, today=by.today))
    return PupilLine(
        id=stays[0].pupil_id,
        name=f"{stays[0].last_name} {stays[0].first_name}",
        cells=cells,
        mean=None if mean is None else two_decimals(mean),
        count=sum(mark.value != DEBT for mark in marks),
        debts=sum(
            mark.value == DEBT and not is_lapsed(mark.due_on, rules=by.act.debts, today=by.today)
            for mark in marks
        ),
        moves=moves,
        brought=brought,
    )


def _look(edge: str, out: bool, letter: str, marks: Sequence[tuple[str, int, bool, bool]]) -> Look:
    return Look(
        edge=edge,
        out=out,
        letter=letter,
        marks=tuple([(value, weight) for value, weight, _, _ in marks]),
        corrected=any(corrected for _, _, corrected, _ in marks),
        commented=any(commented for _, _, _, commented in marks),
    )


def _day(written: date | str | None) -> date | None:
    """A day as the database writes it."""
    return date.fromisoformat(written) if isinstance(written, str) else written


def _places(ids: Iterable[UUID]) -> dict[str, int]:
    """Positions by id, in both ways that databases write it."""
    places = {}
    for at, each in enumerate(ids):
        places[each.hex] = places[str(each)] = at
    return places


def _covers(stay: StayRow, day: date) -> bool:
    return stay.valid_from <= day and (stay.valid_before is None or day < stay.valid_before)
