"""The ledger of a year: everything that results follow from, for some pupils and subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from zhurnal.assessment.act import ScaleCode, Whole
from zhurnal.assessment.queries.act_on import ActInForce
from zhurnal.assessment.rules.averages import mean_of
from zhurnal.assessment.rules.proposal import Proposal, propose
from zhurnal.assessment.rules.scale import Scale, scale_for
from zhurnal.results.queries._rows import MarkRow, ResultRow, StayRow, TeacherRow
from zhurnal.results.queries._worth import currents, valued
from zhurnal.results.rules.columns import EXAM_GRADE, Column, Kind, columns_of
from zhurnal.results.rules.derived import (
    Derived,
    Part,
    annual,
    final_of_eleventh,
    final_of_ninth,
    foreign_scales,
    whole_annual,
)
from zhurnal.school.models import SchoolYear, Term


@dataclass(frozen=True, slots=True)
class OfTerm:
    """How the mark of a term is proposed: the marks of all the pupil's groups in it, the lessons
    held for him and missed, and what the act makes of them.
    """

    proposal: Proposal
    mean: Fraction | None
    marks: Sequence[MarkRow]
    lessons: int
    missed: int
    hours: int
    scale: Scale
    act: ActInForce

    @property
    def value(self) -> str:
        """The mark proposed: acts propose on the five-point scale alone."""
        return self.proposal.value if self.proposes else ""

    @property
    def proposes(self) -> bool:
        """Whether the subject is marked on the scale that acts propose on."""
        return self.scale.code is ScaleCode.FIVE


@dataclass(frozen=True, slots=True)
class OfYear:
    """How any other result is proposed: from which results, by which rule of which act.

    ``foreign``: scales of parts that are not the result's own; with them there is no proposal.
    """

    derived: Derived
    act: ActInForce
    foreign: tuple[ScaleCode, ...] = ()

    @property
    def value(self) -> str:
        return "" if self.foreign else self.derived.value


_OF_YEARS = {Kind.TERM, Kind.ANNUAL}
#: None where nothing proposes: an attestation and an examination are taken, not computed.
Why = OfTerm | OfYear | None


@dataclass(slots=True)
class Ledger:
    """What was read, found by pupil and subject."""

    year: SchoolYear
    today: date
    act_on: Callable[[date], ActInForce]
    terms: dict[UUID, list[Term]] = field(default_factory=lambda: defaultdict(list))
    stays: dict[tuple[UUID, UUID], list[StayRow]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[tuple[UUID, UUID], list[MarkRow]] = field(default_factory=lambda: defaultdict(list))
    lessons: dict[UUID, list[date]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[tuple[UUID, UUID], list[date]] = field(default_factory=lambda: defaultdict(list))
    results: dict[tuple[UUID, UUID, int, Column], ResultRow] = field(default_factory=dict)
    teachers: dict[UUID, list[TeacherRow]] = field(default_factory=lambda: defaultdict(list))
    subjects: dict[str, UUID] = field(default_factory=dict)

    def columns(self, stay: StayRow) -> tuple[Column, ...]:
        """The columns of a pupil's page."""
        return self.columns_for(stay.subject, stay.grade, stay.scheme_id)

    def columns_for(self, subject: str, grade: int, scheme_id: UUID) -> tuple[Column, ...]:
        """The columns of the page of a subject."""
        whole = self.whole_of(subject, grade, self.act_of_year())
        return columns_of(
            grade=grade,
            terms=len(self.terms[scheme_id]),
            part=whole is not None,
            leads=whole is not None and whole.parts[0] == subject.casefold(),
        )

    def subject_of(self, stay: StayRow, column: Column) -> UUID | None:
        """The subject that a column of a page is of: the page's own, or the whole it leads."""
        if not column.whole:
            return stay.subject_id
        made_of = self.whole_of(stay.subject, stay.grade, self.act_of_year())
        return self.subjects.get(made_of.name) if made_of else None

    def place(self, pupil: UUID, subject: UUID, column: Column) -> StayRow | None:
        """The stay whose page the column of a pupil is on: the last one that touches the term, or
        of the year.

        Source: R-2.3-a (a pupil who moved is on the page he moved to).
        """
        stay = self.last_stay(pupil, subject)
        if stay is None or column.kind is not Kind.TERM:
            return stay
        term = self.term(stay.scheme_id, column.term)
        if term is None:
            return None
        touching = [
            each
            for each in self.stays[pupil, subject]
            if each.valid_from <= max(self.judged_on(term), term.starts_on)
            and (each.valid_before is None or each.valid_before > term.starts_on)
        ]
        return touching[-1] if touching else None

    def act_of_year(self) -> ActInForce:
        """The act that decides about the year: of its last day, or today's while it runs."""
        return self.act_on(min(self.year.ends_on, self.today))

    def result(self, pupil: UUID, subject: UUID, column: Column) -> ResultRow | None:
        """The result in a cell of this year, if one was ever put."""
        own = Column(column.kind, column.term)
        return self.results.get((pupil, subject, self.year.number, own))

    def why(self, pupil: UUID, subject: UUID, column: Column) -> Why:
        """What the act proposes for a cell, and how it comes to it."""
        stay = self.last_stay(pupil, subject)
        match column.kind:
            case Kind.TERM if stay is not None:
                return self._of_term(pupil, stay, column.term)
            case Kind.ANNUAL if stay is not None:
                return self._of_year(pupil, stay, whole=column.whole)
            case Kind.FINAL if stay is not None:
                return self._final(pupil, stay, whole=column.whole)
        return None

    def last_stay(self, pupil: UUID, subject: UUID) -> StayRow | None:
        """Where the pupil is taught the subject, or was last."""
        begun = [stay for stay in self.stays[pupil, subject] if stay.valid_from <= self.today]
        return begun[-1] if begun else next(iter(self.stays[pupil, subject]), None)

    def whole_of(self, subject: str, grade: int, act: ActInForce) -> Whole | None:
        """The whole that a subject is a part of in a grade."""
        for whole in act.act.year.wholes:
            first, last = whole.grades
            if first <= grade <= last and subject.casefold() in whole.parts:
                return whole
        return None

    def judged_on(self, term: Term) -> date:
        """The day whose act decides about a term: its last, or today's while it runs.

        Source: M-5.
        """
        return min(term.ends_on, self.today)

    def term(self, scheme_id: UUID, number: int) -> Term | None:
        """A term of a scheme by its number."""
        return next((each for each in self.terms[scheme_id] if each.number == number), None)

    def teacher(self, course_id: UUID) -> TeacherRow | None:
        """Who answers for a course: its teacher of today, or its last one."""
        assigned = self.teachers[course_id]
        now = (each for each in assigned if each.valid_before is None or self._holds(each))
        return next(now, next(iter(assigned), None))

    def _holds(self, each: TeacherRow) -> bool:
        ends = each.valid_before
        return each.valid_from <= self.today and (ends is None or self.today < ends)

    def _of_term(self, pupil: UUID, stay: StayRow, number: int) -> OfTerm | None:
        term = self.term(stay.scheme_id, number)
        if term is None or term.starts_on > self.today:
            return None
        key = (pupil, stay.subject_id)
        within = (term.starts_on, term.ends_on)
        marks = [mark for mark in self.marks[key] if within[0] <= mark.on <= within[1]]
        lessons = self._lessons(key, within)
        missed = sum(within[0] <= day <= within[1] for day in self.missed[key])
        day = self.judged_on(term)
        act = self.act_on(day)
        scale = scale_for(act.act, grade=stay.grade, subject=stay.subject)
        marks = valued(marks, act=act.act, scale=scale, today=day)
        hours = self._hours(stay.course_id)
        proposal = propose(
            currents(marks, today=day),
            act=act.act,
            hours_a_week=hours,
            missed_share=Fraction(min(missed, lessons), lessons) if lessons else Fraction(0),
        )
        mean = mean_of((mark.points, mark.weight) for mark in marks)
        return OfTerm(proposal, mean, marks, lessons, missed, hours, scale, act)

    def _lessons(self, key: tuple[UUID, UUID], within: tuple[date, date]) -> int:
        return sum(
            within[0] <= day <= within[1] and day in stay
            for stay in self.stays[key]
            for day in self.lessons[stay.course_id]
        )

    def _hours(self, course_id: UUID) -> int:
        teacher = self.teacher(course_id)
        return max(1, int(teacher.hours)) if teacher else 1

    def _of_year(self, pupil: UUID, stay: StayRow, *, whole: bool) -> OfYear | None:
        act = self.act_of_year()
        if whole:
            made_of = self.whole_of(stay.subject, stay.grade, act)
            if made_of is None:
                return None
            parts = [
                self._part(pupil, subject, Column(Kind.ANNUAL), grade=stay.grade)
                for subject in self._taught(pupil, made_of)
            ]
            return self._derived(whole_annual(parts), parts, stay)
        terms = [
            self._part(pupil, stay.subject, Column(Kind.TERM, term.number), grade=stay.grade)
            for term in self.terms[stay.scheme_id]
        ]
        taken = self._part(pupil, stay.subject, Column(Kind.ATTESTATION), grade=stay.grade)
        made = annual(terms, taken, act.act.year.attestation)
        return self._derived(made, (*terms, *made.parts), stay)

    def _final(self, pupil: UUID, stay: StayRow, *, whole: bool) -> OfYear | None:
        act = self.act_of_year()
        made_of = self.whole_of(stay.subject, stay.grade, act) if whole else None
        if whole and made_of is None:
            return None
        if stay.grade == EXAM_GRADE:
            subject = made_of.name if made_of else stay.subject
            year, exam = (
                self._part(pupil, subject, Column(kind), grade=stay.grade)
                for kind in (Kind.ANNUAL, Kind.EXAM)
            )
            return self._derived(final_of_ninth(year, exam), (year, exam), stay)
        subjects = self._taught(pupil, made_of) if made_of else [stay.subject]
        parts = [
            part for subject in subjects for part in self._two_years(pupil, subject, stay.grade)
        ]
        return self._derived(final_of_eleventh(parts), parts, stay)

    def _derived(self, made: Derived, parts: Iterable[Part], stay: StayRow) -> OfYear:
        """A derived result, with the scales that do not fit its own."""
        act = self.act_of_year()
        scale = scale_for(act.act, grade=stay.grade, subject=stay.subject).code
        return OfYear(made, act, foreign_scales(parts, scale))

    def _two_years(self, pupil: UUID, subject: str, grade: int) -> Iterable[Part]:
        """The terms and the annual mark of both years of the level; of the year before only what
        there is, since a subject may be taught in one year alone.
        """
        subject_id = self.subjects[subject.casefold()]
        before = self.year.number - 1
        then = self.act_on(self.year.starts_on - timedelta(days=1))
        scale = scale_for(then.act, grade=grade - 1, subject=subject).code
        for key, row in sorted(self.results.items(), key=lambda each: _order(each[0][3])):
            if key[:3] == (pupil, subject_id, before) and row.value and key[3].kind in _OF_YEARS:
                yield Part(subject, before, key[3], row.value, scale)
        stay = self.last_stay(pupil, subject_id)
        for term in self.terms[stay.scheme_id] if stay else ():
            yield self._part(pupil, subject, Column(Kind.TERM, term.number), grade=grade)
        yield self._part(pupil, subject, Column(Kind.ANNUAL), grade=grade)

    def _taught(self, pupil: UUID, whole: Whole) -> list[str]:
        """The parts of a whole that the pupil is taught, as the school calls them."""
        ids = [self.subjects[part] for part in whole.parts if part in self.subjects]
        return [self.stays[pupil, each][0].subject for each in ids if self.stays[pupil, each]]

    def _part(self, pupil: UUID, subject: str, column: Column, *, grade: int) -> Part:
        subject_id = self.subjects.get(subject.casefold())
        row = self.result(pupil, subject_id, column) if subject_id else None
        stay = self.last_stay(pupil, subject_id) if subject_id else None
        term = self.term(stay.scheme_id, column.term) if stay else None
        act = self.act_on(self.judged_on(term)) if term else self.act_of_year()
        scale = scale_for(act.act, grade=grade, subject=subject).code
        return Part(subject, self.year.number, column, row.value if row else "", scale)


def _order(column: Column) -> tuple[bool, int]:
    return column.kind is Kind.ANNUAL, column.term
