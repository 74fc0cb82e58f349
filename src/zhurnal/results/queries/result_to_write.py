from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import ScaleCode
from zhurnal.assessment.rules.scale import scale_for
from zhurnal.deadlines import policy as deadlines
from zhurnal.deadlines.queries.results_reopened import results_reopened
from zhurnal.deadlines.queries.results_window import results_window
from zhurnal.deadlines.queries.who_reopens import who_reopens
from zhurnal.deadlines.rules.period_window import PeriodWindow
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.results import policy
from zhurnal.results.queries._ledger import Ledger, Why
from zhurnal.results.queries._locate import Located, locate
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.school.models import SchoolYear, Term


@dataclass(frozen=True, slots=True)
class CellToWrite:
    """A cell of results as the rules must know it before something is written there.

    ``role`` is the actor's for it, None when he has none; ``on_page`` says whether the pupil's mark
    belongs to this page; ``starts_on`` is the first day of the term or year; ``ask`` names who
    opens a closed page, ``reopened`` that somebody did for the actor.
    """

    course_id: UUID
    subject_id: UUID
    school_year: int
    column: Column
    role: RoleCode | None
    class_id: UUID | None
    scale: ScaleCode
    why: Why
    on_page: Verdict
    window: PeriodWindow | None
    reopened: bool
    ask: str
    starts_on: date
    responsible: UUID | None

    @property
    def proposal(self) -> str:
        return self.why.value if self.why else ""

    def in_time(self, *, reason: str, today: date, now: datetime) -> Verdict:
        """Whether the time of the mark has come and is not over. Attestations, examinations and
        final marks have times by order, not this window.

        Source: R-2.6-c, R-2.6-d, R-2.6-f.
        """
        begun = policy.begun(self.starts_on, today=today)
        if not begun or self.window is None:
            return begun
        return deadlines.put_results(
            self.window, reopened=self.reopened, reason=reason, ask=self.ask, now=now
        )


def result_to_write(
    actor: Actor, *, course_id: UUID, pupil_id: UUID, column: str, now: datetime
) -> CellToWrite:
    """The cell an entry names; to whoever may not open its page it does not exist.

    Source: R-2.3-a, R-2.4-b.
    """
    policy.write_somewhere(actor).require()
    found = locate(actor, course_id=course_id, pupil_id=pupil_id, column=column, now=now)
    if found is None:
        raise Refused(refusal("result-not-found"))
    return cell_to_write(found, actor=actor, now=now)


def cell_to_write(found: Located, *, actor: Actor, now: datetime) -> CellToWrite:
    """A located cell as the rules must know it."""
    ledger, stay, column = found.ledger, found.stay, found.column
    period = _period(ledger, stay, column)
    act = ledger.act_on(period.ends_on)
    windowed = column.kind in {Kind.TERM, Kind.ANNUAL}
    window = (
        results_window(period, year=ledger.year, grade=stay.grade, act=act.act, tz=actor.tz)
        if windowed
        else None
    )
    teacher = ledger.teacher(stay.course_id)
    late = window is not None and window.too_late(now)
    term_id = period.pk if isinstance(period, Term) else None
    reopened = late and results_reopened(actor, course_id=stay.course_id, term_id=term_id, now=now)
    return CellToWrite(
        course_id=stay.course_id,
        subject_id=found.subject_id,
        school_year=ledger.year.number,
        column=column,
        role=policy.role_for(actor, course_id=stay.course_id, class_id=found.class_id),
        class_id=found.class_id,
        scale=scale_for(act.act, grade=stay.grade, subject=stay.subject).code,
        why=ledger.why(stay.pupil_id, stay.subject_id, column),
        on_page=_on_page(ledger, stay, column),
        window=window,
        reopened=reopened,
        ask=who_reopens(actor.today) if late and not reopened else "",
        starts_on=period.starts_on,
        responsible=teacher.person_id if teacher else None,
    )


def _period(ledger: Ledger, stay: StayRow, column: Column) -> Term | SchoolYear:
    term = ledger.term(stay.scheme_id, column.term)
    return term if column.kind is Kind.TERM and term is not None else ledger.year


def _on_page(ledger: Ledger, stay: StayRow, column: Column) -> Verdict:
    place = ledger.place(stay.pupil_id, stay.subject_id, column)
    if place is None:
        return refusal("result-not-in-group")
    if place.course_id != stay.course_id:
        return refusal("result-on-other-page", group=place.group)
    return ALLOWED
