from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.results.queries._cells import ResultCell, cell_of
from zhurnal.results.queries._ledger import Ledger, Why
from zhurnal.results.queries._locate import located
from zhurnal.results.queries._read_ledger import read_ledger
from zhurnal.results.queries._rows import ResultRow
from zhurnal.results.rules.columns import Column, Kind, column_of
from zhurnal.school.models import Course, SchoolYear, Term

_KINDS = [Kind.ATTESTATION, Kind.ANNUAL, Kind.EXAM, Kind.FINAL]


@dataclass(frozen=True, slots=True)
class SubjectResults:
    """The results of a pupil in a subject, a cell for every column, None where it has none.

    ``course_id`` is the page he is on, or was last.
    """

    course_id: UUID
    subject: str
    cells: tuple[ResultCell | None, ...]


@dataclass(frozen=True, slots=True)
class PupilResults:
    """The results of a pupil in a year: subjects by name, the columns that any of them has."""

    year: str
    terms: tuple[Term, ...]
    columns: tuple[Column, ...]
    lines: tuple[SubjectResults, ...]


@dataclass(frozen=True, slots=True)
class PupilResult:
    """One result of a pupil, and why the act proposes what it does."""

    course_id: UUID
    subject: str
    whole: str
    school_year: int
    column: Column
    term: Term | None
    row: ResultRow | None
    why: Why


def pupil_results(pupil_id: UUID, *, today: date, now: datetime) -> PupilResults | None:
    """The results of a pupil in the year of a day, or the last before it; None before his first.

    Who may see them has been asked by the caller. Ten statements.

    Source: R-2.4-b; R-2.11-a.
    """
    year = SchoolYear.objects.filter(starts_on__lte=today).order_by("-starts_on").first()
    if year is None:
        return None
    ledger = read_ledger(year, pupils=[pupil_id], today=today, now=now)
    pages = sorted(_pages(ledger, pupil_id), key=lambda each: each[0])
    columns = _columns([column for _, _, cells in pages for column in cells])
    numbers = {term.number: term for terms in ledger.terms.values() for term in terms}
    own = {stay.scheme_id for stays in ledger.stays.values() for stay in stays}
    numbers |= {term.number: term for scheme in own for term in ledger.terms[scheme]}
    return PupilResults(
        year=year.name,
        terms=tuple(numbers[each] for each in sorted(numbers)),
        columns=columns,
        lines=tuple(
            SubjectResults(course_id, subject, tuple(cells.get(each) for each in columns))
            for subject, course_id, cells in pages
        ),
    )


def pupil_result(
    pupil_id: UUID, *, course_id: UUID, column: str, today: date, now: datetime
) -> PupilResult | None:
    """One result of a pupil; None where there is none. Who may see it has been asked.

    Source: R-2.4-b («почему 4»).
    """
    courses = Course.objects.select_related("subject", "group", "year")
    course, asked = courses.filter(pk=course_id).first(), column_of(column)
    if course is None or asked is None:
        return None
    found = located(course, pupil_id, asked, today=today, now=now)
    if found is None:
        return None
    ledger, stay = found.ledger, found.stay
    whole = ledger.whole_of(stay.subject, stay.grade, ledger.act_of_year())
    return PupilResult(
        course_id=course_id,
        subject=stay.subject,
        whole=whole.name if whole else "",
        school_year=ledger.year.number,
        column=asked,
        term=ledger.term(stay.scheme_id, asked.term),
        row=ledger.result(pupil_id, found.subject_id, asked),
        why=ledger.why(pupil_id, stay.subject_id, asked),
    )


def _pages(ledger: Ledger, pupil_id: UUID) -> Iterator[tuple[str, UUID, dict[Column, ResultCell]]]:
    """Every subject of the pupil with its cells; a whole after the part that leads it."""
    for _, subject_id in list(ledger.stays):
        stay = ledger.last_stay(pupil_id, subject_id)
        if stay is None:
            continue
        cells = {
            column: cell_of(ledger, stay, column, due=False) for column in ledger.columns(stay)
        }
        own = {column: cell for column, cell in cells.items() if not column.whole}
        yield stay.subject, stay.course_id, own
        of_whole = {Column(each.kind): cell for each, cell in cells.items() if each.whole}
        whole = ledger.whole_of(stay.subject, stay.grade, ledger.act_of_year())
        if of_whole and whole:
            yield whole.name.capitalize(), stay.course_id, of_whole


def _columns(found: list[Column]) -> tuple[Column, ...]:
    terms = sorted({column.term for column in found if column.kind is Kind.TERM})
    others = [kind for kind in _KINDS if any(column.kind is kind for column in found)]
    return (*(Column(Kind.TERM, term) for term in terms), *(Column(kind) for kind in others))
