"""A cell of results as pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from zhurnal.assessment.rules.averages import two_decimals
from zhurnal.assessment.rules.proposal import StepCode
from zhurnal.assessment.rules.scale import DEBT
from zhurnal.results.models import ResultMark
from zhurnal.results.queries._ledger import Ledger, OfTerm, Why
from zhurnal.results.queries._rows import MarkRow, ResultRow, StayRow
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.values import NOTHING


class Flag(StrEnum):
    """What a teacher should look at before he puts a mark, or after."""

    DEBTS = "debts"
    FEW = "few"
    NEAR = "near"
    UNASSESSED = "unassessed"
    MISSING = "missing"
    DIFFERS = "differs"
    OUTDATED = "outdated"


class Place(StrEnum):
    """Whether a cell can hold a mark: it does, the term is ahead, or the pupil is not here."""

    HERE = "here"
    AHEAD = "ahead"
    OUT = "out"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class ResultCell:
    """A cell: the mark that stands, the one proposed, and what to look at.

    ``mean`` and ``count`` are of the current marks of a term. ``group`` is where an ``ELSEWHERE``
    is. ``version`` 0: never put.
    """

    course_id: UUID
    pupil_id: UUID
    column: Column
    place: Place
    value: str = ""
    proposal: str = ""
    standing: str = ResultMark.Standing.OWN.value
    version: int = 0
    mean: Decimal | None = None
    count: int = 0
    debts: int = 0
    flags: tuple[Flag, ...] = ()
    group: str = ""


def cell_of(ledger: Ledger, stay: StayRow, column: Column, *, due: bool) -> ResultCell:
    """The cell of a pupil on the page of a stay; ``due`` says that its mark is expected by now.

    Source: R-2.4-b; R-2.3-a (who moved has his cell on the page he moved to).
    """
    empty = ResultCell(stay.course_id, stay.pupil_id, column, Place.AHEAD)
    if column.kind is Kind.TERM:
        term = ledger.term(stay.scheme_id, column.term)
        if term is None or term.starts_on > ledger.today:
            return empty
    place = ledger.place(stay.pupil_id, stay.subject_id, column)
    subject_id = ledger.subject_of(stay, column)
    if place is None or subject_id is None:
        return _elsewhere(empty, Place.OUT)
    row = ledger.result(stay.pupil_id, subject_id, column)
    why = ledger.why(stay.pupil_id, stay.subject_id, column)
    here = place.course_id == stay.course_id
    return ResultCell(
        course_id=place.course_id,
        pupil_id=stay.pupil_id,
        column=column,
        place=Place.HERE if here else Place.ELSEWHERE,
        value=row.value if row else NOTHING,
        proposal=why.value if why else NOTHING,
        standing=row.standing if row else empty.standing,
        version=row.version if row else 0,
        mean=_mean(why),
        count=_count(why),
        debts=_debts(why),
        flags=tuple(_flags(row, why, due=due)),
        group="" if here else place.group,
    )


def _elsewhere(cell: ResultCell, place: Place) -> ResultCell:
    return ResultCell(cell.course_id, cell.pupil_id, cell.column, place)


def _mean(why: Why) -> Decimal | None:
    if why is None:
        return None
    exact = why.mean if isinstance(why, OfTerm) else why.derived.mean
    return None if exact is None else two_decimals(exact)


def _count(why: Why) -> int:
    return sum(mark.points is not None and mark.value != DEBT for mark in _marks(why))


def _debts(why: Why) -> int:
    return sum(mark.value == DEBT for mark in _marks(why))


def _marks(why: Why) -> Iterator[MarkRow]:
    yield from why.marks if isinstance(why, OfTerm) else ()


def _flags(row: ResultRow | None, why: Why, *, due: bool) -> Iterator[Flag]:
    put = row.value if row else NOTHING
    if isinstance(why, OfTerm) and why.proposes:
        said = {
            StepCode.DEBTS: Flag.DEBTS,
            StepCode.TOO_FEW_MARKS: Flag.FEW,
            StepCode.MAY_BE_UNASSESSED: Flag.UNASSESSED,
            StepCode.NEAR_THRESHOLD: Flag.NEAR,
        }
        yield from (flag for step, flag in said.items() if why.proposal.says(step))
    if put == NOTHING:
        if due:
            yield Flag.MISSING
    elif row and row.proposal and row.proposal != put:
        yield Flag.DIFFERS
    elif row and why and why.value and why.value != put:
        yield Flag.OUTDATED
