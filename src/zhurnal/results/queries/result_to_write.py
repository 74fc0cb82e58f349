from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import ScaleCode
from zhurnal.deadlines.queries.results_window import results_window
from zhurnal.deadlines.rules.period_window import PeriodWindow
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.results import policy
from zhurnal.results.queries._classes import class_of
from zhurnal.results.queries._course_head import course_head
from zhurnal.results.queries._ledger import Ledger, Why
from zhurnal.results.queries._read_ledger import NO_TERM, read_ledger
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, Kind, column_of
from zhurnal.results.rules.values import scale_of
from zhurnal.school.models import Course, SchoolYear, Term


@dataclass(frozen=True, slots=True)
class CellToWrite:
    """A cell of results as the rules must know it before something is written there.

    ``role`` is the actor's for it, None when he has none; ``on_page`` says whether the pupil's mark
    belongs to this page; ``starts_on`` is the first day of the term or year.
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
    starts_on: date
    responsible: UUID | None

    @property
    def proposal(self) -> str:
        return self.why.value if self.why else ""


def result_to_write(
    actor: Actor, *, course_id: UUID, pupil_id: UUID, column: str, now: datetime
) -> CellToWrite:
    """The cell an entry names; to whoever may not open its page it does not exist.

    Source: R-2.3-a, R-2.4-b.
    """
    policy.write_somewhere(actor).require()
    course = course_head(actor, course_id)
    asked = column_of(column)
    if course is None or asked is None:
        raise Refused(refusal("result-not-found"))
    class_id = class_of(pupil_id, year_id=course.year_id)
    if not _sees(actor, course, class_id):
        raise Refused(refusal("result-not-found"))
    ledger = read_ledger(
        course.year,
        pupils=[pupil_id],
        today=actor.today,
        now=now,
        subject=course.subject.name,
        of_term=asked.term or NO_TERM,
    )
    stays = [
        stay for stay in ledger.stays[pupil_id, course.subject_id] if stay.course_id == course_id
    ]
    if not stays or asked not in ledger.columns(stays[-1]):
        raise Refused(refusal("result-not-found"))
    return _cell(ledger, stays[-1], asked, actor=actor, class_id=class_id)


def _cell(
    ledger: Ledger, stay: StayRow, column: Column, *, actor: Actor, class_id: UUID | None
) -> CellToWrite:
    subject_id = ledger.subject_of(stay, column)
    if subject_id is None:
        raise Refused(refusal("result-not-found"))
    period = _period(ledger, stay, column)
    act = ledger.act_on(period.ends_on)
    windowed = column.kind in {Kind.TERM, Kind.ANNUAL}
    window = (
        results_window(period, year=ledger.year, grade=stay.grade, act=act.act, tz=actor.tz)
        if windowed
        else None
    )
    teacher = ledger.teacher(stay.course_id)
    return CellToWrite(
        course_id=stay.course_id,
        subject_id=subject_id,
        school_year=ledger.year.number,
        column=column,
        role=policy.role_for(actor, course_id=stay.course_id, class_id=class_id),
        class_id=class_id,
        scale=scale_of(act.act, grade=stay.grade, subject=stay.subject),
        why=ledger.why(stay.pupil_id, stay.subject_id, column),
        on_page=_on_page(ledger, stay, column),
        window=window,
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


def _sees(actor: Actor, course: Course, class_id: UUID | None) -> bool:
    scopes = actor.scopes(Permission.JOURNAL_READ)
    return scopes.school or course.pk in scopes.courses or class_id in scopes.classes
