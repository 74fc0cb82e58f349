from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.assessment.act import ScaleCode
from zhurnal.assessment.queries.act_on import ActInForce
from zhurnal.assessment.rules.scale import scale_for
from zhurnal.deadlines.queries.results_window import results_window
from zhurnal.deadlines.rules.period_window import PeriodWindow
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.results.models import ResultMark
from zhurnal.results.queries._cells import Place, ResultCell, cell_of
from zhurnal.results.queries._classes import pupils_of
from zhurnal.results.queries._course_head import course_head
from zhurnal.results.queries._ledger import Ledger
from zhurnal.results.queries._read_ledger import read_ledger
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.values import NOTHING, values_of
from zhurnal.school.models import Course, Term


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A pupil with his cells; ``until`` and ``since`` when his row ends or begins in the year."""

    pupil_id: UUID
    name: str
    cells: tuple[ResultCell, ...]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class CourseResults:
    """The results of a course for one reader. ``window`` is of the ``running`` term, the last that
    has begun; ``missing`` counts its pupils without a mark.

    Source: R-2.4-b; R-2.6-e (a period is closed when every pupil has a value).
    """

    course_id: UUID
    subject: str
    group: str
    whole: str
    terms: Sequence[Term]
    columns: tuple[Column, ...]
    lines: Sequence[ResultLine]
    values: tuple[str, ...]
    scale: ScaleCode
    act: ActInForce
    running: Term | None
    window: PeriodWindow | None
    editing: Verdict

    @property
    def missing(self) -> int:
        """How many pupils have no mark yet for the running term; 0 closes it."""
        return sum(
            cell.place is Place.HERE and cell.value == NOTHING
            for line in self.lines
            for cell in line.cells
            if self.running and cell.column == Column(Kind.TERM, self.running.number)
        )

    @property
    def waiting(self) -> list[tuple[ResultLine, ResultCell]]:
        """What the homeroom teacher put and nobody has answered."""
        return [
            (line, cell)
            for line in self.lines
            for cell in line.cells
            if cell.value and cell.standing == ResultMark.Standing.AWAITING
        ]


def course_results(course_id: UUID, *, actor: Actor, now: datetime) -> CourseResults | None:
    """The results of a course; None when there is no such page for the actor. Eleven statements,
    however many pupils and marks.

    Source: R-2.4-b, R-2.6-c, R-2.6-e; school practice §9, §10.
    """
    course = course_head(actor, course_id)
    if course is None:
        return None
    ledger = read_ledger(
        course.year,
        pupils=pupils_of(actor, course),
        today=actor.today,
        now=now,
        subject=course.subject.name,
    )
    return _page(course, ledger, actor=actor, now=now)


def _page(course: Course, ledger: Ledger, *, actor: Actor, now: datetime) -> CourseResults:
    terms = ledger.terms[course.scheme_id]
    begun = [term for term in terms if term.starts_on <= actor.today]
    running = begun[-1] if begun else None
    act = ledger.act_on(ledger.judged_on(running)) if running else ledger.act_of_year()
    window = (
        results_window(running, year=ledger.year, grade=course.grade, act=act.act, tz=actor.tz)
        if running
        else None
    )
    scale = scale_for(act.act, grade=course.grade, subject=course.subject.name).code
    columns = ledger.columns_for(course.subject.name, course.grade, course.scheme_id)
    whole = ledger.whole_of(course.subject.name, course.grade, act)
    open_now = window is not None and not window.too_early(now)
    lines = [
        _line(ledger, stays, columns, running=running, open_now=open_now)
        for stays in _rows(ledger, course)
    ]
    return CourseResults(
        course_id=course.pk,
        subject=course.subject.name,
        group=course.group.name,
        whole=whole.name if whole else "",
        terms=terms,
        columns=columns,
        lines=lines,
        values=values_of(scale),
        scale=scale,
        act=act,
        running=running,
        window=window,
        editing=_editing(actor, course.pk),
    )


def _rows(ledger: Ledger, course: Course) -> list[list[StayRow]]:
    """The stays in the course's group, by pupil, in the order of their names."""
    of_subject = [
        stays for (_, subject), stays in ledger.stays.items() if subject == course.subject_id
    ]
    here = [[stay for stay in stays if stay.course_id == course.pk] for stays in of_subject]
    return [stays for stays in here if stays]


def _line(
    ledger: Ledger,
    stays: list[StayRow],
    columns: tuple[Column, ...],
    *,
    running: Term | None,
    open_now: bool,
) -> ResultLine:
    stay = stays[-1]
    cells = []
    for column in columns:
        past = running is not None and column.term and column.term < running.number
        due = bool(past) or (
            open_now and running is not None and column == Column(Kind.TERM, running.number)
        )
        cells.append(cell_of(ledger, stay, column, due=due))
    return ResultLine(
        pupil_id=stay.pupil_id,
        name=f"{stay.last_name} {stay.first_name}",
        cells=tuple(cells),
        since=stays[0].valid_from if stays[0].valid_from > ledger.year.starts_on else None,
        until=stay.valid_before,
    )


def _editing(actor: Actor, course_id: UUID) -> Verdict:
    """Who teaches the course writes; so does a homeroom teacher, who sees his class alone."""
    scopes = actor.scopes(Permission.RESULTS_WRITE)
    sees_his_own = not actor.scopes(Permission.JOURNAL_READ).school and bool(scopes.classes)
    return ALLOWED if course_id in scopes.courses or sees_his_own else refusal("results-not-yours")
