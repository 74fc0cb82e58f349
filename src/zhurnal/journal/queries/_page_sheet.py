"""The cells of a journal page, laid out from rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import MarkFacts, counted, is_lapsed
from zhurnal.assessment.rules.scale import DEBT, NOTHING
from zhurnal.journal.queries._counting import Counting
from zhurnal.journal.queries._page_columns import LessonColumn
from zhurnal.journal.queries._page_rows import StayRow
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
    that count.
    """

    id: UUID
    name: str
    cells: Sequence[int]
    mean: Decimal | None
    count: int
    debts: int


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
        self._empty = [self._position(Look(column.edge, column.cancelled)) for column in columns]

    def write(self, entries: Iterable[Any]) -> None:
        """Take the rows of ``entries_of_course``; those of pupils whom the reader may not see are
        passed over.
        """
        pupil_at, work_at, lesson_at = self._pupil_at, self._work_at, self._lesson_at
        for is_mark, place, pupil, word, detail, corrected, minutes, version, *days in entries:
            line = pupil_at.get(pupil)
            if line is None:
                continue
            if is_mark:
                work = work_at[place]
                self.marks.append(
                    MarkEntry(line, work, word, version, bool(corrected), detail, *days)
                )
            else:
                lesson = lesson_at[place]
                self.absences.append(AbsenceEntry(line, lesson, word, detail, minutes, version))
        self.marks.sort()

    def lines(self) -> list[PupilLine]:
        """The lines of the pupils, in order."""
        marks: dict[int, list[MarkEntry]] = defaultdict(list)
        for mark in self.marks:
            if mark.value != NOTHING:
                marks[mark.pupil].append(mark)
        absences: dict[int, list[AbsenceEntry]] = defaultdict(list)
        for absence in self.absences:
            absences[absence.pupil].append(absence)
        return [self._line(stays, marks[at], absences[at]) for at, stays in enumerate(self._pupils)]

    def _line(
        self, stays: Sequence[StayRow], marks: list[MarkEntry], absences: list[AbsenceEntry]
    ) -> PupilLine:
        by = self._by
        worth = counted(list(map(self._facts, marks)), act=by.act, scale=by.scale, today=by.today)
        mean = mean_of(worth)
        return PupilLine(
            id=stays[0].pupil_id,
            name=f"{stays[0].last_name} {stays[0].first_name}",
            cells=self._cells(stays, marks, absences),
            mean=None if mean is None else two_decimals(mean),
            count=sum(mark.value != DEBT for mark in marks),
            debts=sum(map(self._is_debt, marks)),
        )

    def _facts(self, mark: MarkEntry) -> MarkFacts:
        work = self._works[mark.work]
        return MarkFacts(mark.value, work.weight, mark.due_on, work.id, work.retake_of)

    def _is_debt(self, mark: MarkEntry) -> bool:
        rules, today = self._by.act.debts, self._by.today
        return mark.value == DEBT and not is_lapsed(mark.due_on, rules=rules, today=today)

    def _cells(
        self, stays: Sequence[StayRow], marks: list[MarkEntry], absences: list[AbsenceEntry]
    ) -> list[int]:
        cells = self._empty.copy()
        out = self._days_out(stays)
        by_lesson: dict[int, list[MarkEntry]] = defaultdict(list)
        for mark in marks:
            by_lesson[self._lesson_of[mark.work]].append(mark)
        letters = {each.lesson: letter(each.fact, each.reason) for each in absences}
        for at in {*out, *by_lesson, *letters}:
            column = self._columns[at]
            cells[at] = self._position(
                self._look(column, at in out, by_lesson.get(at, ()), letters.get(at, ""))
            )
        return cells

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

    def _look(
        self, column: LessonColumn, out: bool, marks: Sequence[MarkEntry], letter: str
    ) -> Look:
        return Look(
            edge=column.edge,
            out=out or column.cancelled,
            letter=letter,
            marks=tuple([(mark.value, self._weight_of[mark.work]) for mark in marks]),
            corrected=any(mark.corrected for mark in marks),
            commented=any(mark.comment for mark in marks),
        )

    def _position(self, look: Look) -> int:
        position = self._positions.get(look)
        if position is None:
            position = self._positions[look] = len(self.looks)
            self.looks.append(look)
        return position


def _places(ids: Iterable[UUID]) -> dict[str, int]:
    """Positions by id, in both ways that databases write it."""
    places = {}
    for at, each in enumerate(ids):
        places[each.hex] = places[str(each)] = at
    return places


def _covers(stay: StayRow, day: date) -> bool:
    return stay.valid_from <= day and (stay.valid_before is None or day < stay.valid_before)
