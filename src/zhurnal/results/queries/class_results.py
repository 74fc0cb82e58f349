from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_classes
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.results.queries._cells import Place, ResultCell, cell_of
from zhurnal.results.queries._ledger import Ledger
from zhurnal.results.queries._read_ledger import NO_TERM, read_ledger
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, Kind, column_of
from zhurnal.results.rules.values import NOTHING
from zhurnal.school.models import ClassGroup, Enrolment, Term


@dataclass(frozen=True, slots=True)
class SubjectHead:
    """A subject of the matrix: its own column, or that of a whole it leads."""

    subject_id: UUID
    name: str
    short_name: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A pupil of the class with a cell for every subject, None where he is not taught it."""

    pupil_id: UUID
    name: str
    cells: tuple[ResultCell | None, ...]


@dataclass(frozen=True, slots=True)
class ClassResults:
    """The results of a class in one column, pupils × subjects, for one reader.

    Source: R-4.4-a, R-2.6-g.
    """

    class_id: UUID
    name: str
    column: Column
    columns: tuple[Column, ...]
    terms: Sequence[Term]
    heads: tuple[SubjectHead, ...]
    lines: tuple[ClassLine, ...]
    editing: Verdict

    @property
    def missing(self) -> tuple[int, ...]:
        """How many pupils have no mark, subject by subject."""
        return tuple(
            sum(
                cell is not None and cell.place is not Place.OUT and cell.value == NOTHING
                for cell in cells
            )
            for cells in zip(*(line.cells for line in self.lines), strict=True)
        )


def class_results(
    class_id: UUID, *, actor: Actor, now: datetime, column: str | None
) -> ClassResults | None:
    """The matrix of a class for a column, by default the last term that has begun; None when there
    is no such class or column for the actor. Ten statements, whatever the numbers.

    Source: R-4.4-a (all subjects of his class); R-2.6-e.
    """
    found = visible_classes(actor).select_related("year").filter(pk=class_id).first()
    asked = column_of(column) if column is not None else None
    if found is None or (column is not None and asked is None):
        return None
    ledger = read_ledger(
        found.year,
        pupils=Enrolment.objects.filter(class_group=class_id).values("pupil_id"),
        today=actor.today,
        now=now,
        of_term=_term_to_read(asked),
    )
    columns = _columns(ledger, found)
    shown = asked or _running(ledger, found)
    return _page(ledger, found, shown, columns, actor=actor) if shown in columns else None


def _page(
    ledger: Ledger,
    found: ClassGroup,
    column: Column,
    columns: tuple[Column, ...],
    *,
    actor: Actor,
) -> ClassResults:
    heads = _heads(ledger, column)
    writes = found.pk in actor.scopes(Permission.RESULTS_WRITE).classes
    term = ledger.term(found.scheme_id, column.term)
    due = term is not None and term.ends_on < actor.today
    return ClassResults(
        class_id=found.pk,
        name=found.name,
        column=column,
        columns=columns,
        terms=ledger.terms[found.scheme_id],
        heads=heads,
        lines=tuple(
            ClassLine(
                pupil_id,
                name,
                tuple(_cell(ledger, pupil_id, head, column, due=due) for head in heads),
            )
            for pupil_id, name in _pupils(ledger)
        ),
        editing=ALLOWED if writes else refusal("results-not-yours"),
    )


def _cell(
    ledger: Ledger, pupil_id: UUID, head: SubjectHead, column: Column, *, due: bool
) -> ResultCell | None:
    """The cell on the page the pupil is on for the column: the matrix knows no other page."""
    asked = Column(column.kind, column.term, head.whole)
    stay = ledger.place(pupil_id, head.subject_id, asked)
    if stay is None or asked not in ledger.columns(stay):
        return None
    return cell_of(ledger, stay, asked, due=due)


def _heads(ledger: Ledger, column: Column) -> tuple[SubjectHead, ...]:
    found: dict[SubjectHead, None] = {}
    stays = sorted(
        (each[-1] for each in ledger.stays.values() if each), key=lambda stay: stay.subject
    )
    for stay in stays:
        columns = ledger.columns(stay)
        if column in columns:
            found[SubjectHead(stay.subject_id, stay.subject, stay.short_name)] = None
        if Column(column.kind, column.term, whole=True) in columns:
            name = _whole_name(ledger, stay)
            found[SubjectHead(stay.subject_id, name, name, whole=True)] = None
    return tuple(found)


def _whole_name(ledger: Ledger, stay: StayRow) -> str:
    whole = ledger.whole_of(stay.subject, stay.grade, ledger.act_of_year())
    return whole.name.capitalize() if whole else ""


def _pupils(ledger: Ledger) -> list[tuple[UUID, str]]:
    """The pupils in the order in which the stays were read: by name."""
    names = {
        stay.pupil_id: f"{stay.last_name} {stay.first_name}"
        for stays in ledger.stays.values()
        for stay in stays
    }
    return sorted(names.items(), key=lambda each: (each[1], each[0]))


def _columns(ledger: Ledger, found: ClassGroup) -> tuple[Column, ...]:
    """What may be chosen: the columns of any subject of the class, in order."""
    have = {
        Column(column.kind, column.term)
        for stays in ledger.stays.values()
        for stay in stays[-1:]
        for column in ledger.columns(stay)
    }
    terms = [Column(Kind.TERM, term.number) for term in ledger.terms[found.scheme_id]]
    others = [Column(kind) for kind in Kind if kind is not Kind.TERM]
    return tuple(column for column in (*terms, *others) if column in have)


def _running(ledger: Ledger, found: ClassGroup) -> Column:
    begun = [term for term in ledger.terms[found.scheme_id] if term.starts_on <= ledger.today]
    return Column(Kind.TERM, begun[-1].number if begun else 1)


def _term_to_read(asked: Column | None) -> int | None:
    """Which term's current marks are needed; None, the whole year, while the column is unknown."""
    return (asked.term or NO_TERM) if asked else None
