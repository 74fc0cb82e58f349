from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, OuterRef, QuerySet, Value
from django.db.models.functions import Least

from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.act_on import parameters_on, read_act
from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import MarkFacts, counted
from zhurnal.assessment.rules.scale import DEBT, Scale, scale_for
from zhurnal.audit.models import AuditEvent
from zhurnal.diary.queries.own_rows import MARK_COLUMNS, own_lessons
from zhurnal.journal.events import JournalEvent
from zhurnal.school.models import Course, Term
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Correction:
    """What a mark was before, and when it was changed."""

    before: str
    at: datetime


@dataclass(slots=True)
class SubjectMark:
    """One mark of a subject with everything that explains it."""

    mark_id: UUID
    on: date
    put_at: datetime
    value: str
    weight: int
    work: str
    title: str
    comment: str
    corrected: bool
    due_on: date | None
    done_on: date | None
    criterion: str
    work_id: UUID
    retake_of: UUID | None
    #: What it adds to the mean; None when it does not count.
    points: int | None = None
    corrections: list[Correction] = field(default_factory=list)

    @property
    def facts(self) -> MarkFacts:
        """What counting has to know of it."""
        return MarkFacts(self.value, self.weight, self.due_on, self.work_id, self.retake_of)

    @property
    def is_debt(self) -> bool:
        return self.value == DEBT


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A pupil's marks in one subject and term, in whichever groups he had it, and why their mean is
    what it is.
    """

    course_id: UUID
    subject: str
    terms: list[Term]
    term: Term
    act: Act
    scale: Scale
    marks: list[SubjectMark]
    lessons: int
    missed: list[date]
    late: int

    @property
    def counted(self) -> list[SubjectMark]:
        """The marks that count in the mean."""
        return [mark for mark in self.marks if mark.points is not None and mark.weight]

    @property
    def exact_mean(self) -> Fraction | None:
        return mean_of((mark.points, mark.weight) for mark in self.marks)

    @property
    def mean(self) -> Decimal | None:
        """The weighted mean to two decimals; None when nothing counts."""
        return None if self.exact_mean is None else two_decimals(self.exact_mean)

    @property
    def sum_of_points(self) -> int:
        return sum((mark.points or 0) * mark.weight for mark in self.counted)

    @property
    def sum_of_weights(self) -> int:
        return sum(mark.weight for mark in self.counted)

    def means_in_time(self) -> Iterator[tuple[SubjectMark, Decimal]]:
        """The mean after each counted mark."""
        so_far: list[tuple[int | None, int]] = []
        for mark in self.counted:
            so_far.append((mark.points, mark.weight))
            mean = mean_of(so_far)
            if mean is not None:
                yield mark, two_decimals(mean)


def subject_page(
    *, pupil_id: UUID, course_id: UUID, on: date, term_number: int | None
) -> SubjectPage | None:
    """A pupil's marks of a course up to the day ``on``: in the term asked for, or in the one that
    the day falls into.

    None when the pupil was never in the course's group or there is no such term. Three queries,
    one more when some mark was corrected.

    Source: R-2.11-a, R-2.4-b («почему»), R-1.3-b (corrections are shown).
    """
    course = (
        Course.objects.filter(pk=course_id, group__memberships__pupil=pupil_id)
        .select_related("subject")
        .first()
    )
    if course is None:
        return None
    found = dict(_terms(course.scheme_id, on))
    term = _term(list(found), on=on, number=term_number)
    if term is None:
        return None
    act = found[term]
    scale = scale_for(act, grade=course.grade, subject=course.subject.name)
    page = SubjectPage(course.pk, course.subject.name, list(found), term, act, scale, [], 0, [], 0)
    return _filled(page, _rows(pupil_id, course, term, on), on)


def _terms(scheme: UUID, on: date) -> list[tuple[Term, Act]]:
    """The terms in order, each with the act by which its marks are counted on a day.

    Source: M-5.
    """
    terms = Term.objects.filter(scheme=scheme).order_by("number")
    counted_on = Least(F("ends_on"), Value(on, DateField()))
    rows: QuerySet[Any] = terms.annotate(counted_on=counted_on)
    rows = rows.annotate(act=parameters_on(OuterRef("counted_on")))
    return [(term, read_act(term.act)) for term in rows]


def _term(terms: list[Term], *, on: date, number: int | None) -> Term | None:
    if number is not None:
        return next((term for term in terms if term.number == number), None)
    begun = [term for term in terms if term.starts_on <= on]
    return begun[-1] if begun else next(iter(terms), None)


def _rows(pupil_id: UUID, course: Course, term: Term, on: date) -> Iterable[tuple[Any, ...]]:
    return (
        own_lessons(pupil_id)
        .filter(
            course__subject=course.subject_id,
            on__gte=term.starts_on,
            on__lte=min(term.ends_on, on),
            state=Lesson.State.SCHEDULED,
        )
        .order_by("on", "number", "own_mark__work__position")
        .values_list(
            "pk",
            "own_absence__fact",
            "own_mark__pk",
            "on",
            "own_mark__put_at",
            *MARK_COLUMNS,
        )
    )


def _filled(page: SubjectPage, rows: Iterable[tuple[Any, ...]], on: date) -> SubjectPage:
    lessons: dict[UUID, tuple[date, str]] = {}
    for lesson_id, fact, *mark in rows:
        lessons[lesson_id] = (mark[1], fact or "")
        if mark[3]:
            page.marks.append(SubjectMark(*mark))
    facts = [mark.facts for mark in page.marks]
    worth = counted(facts, act=page.act, scale=page.scale, today=on)
    for each, (points, _) in zip(page.marks, worth, strict=True):
        each.points = points
    corrected = {mark.mark_id: mark for mark in page.marks if mark.corrected}
    for mark_id, before, at in _corrections(corrected):
        corrected[mark_id].corrections.append(Correction(before, at))
    return replace(
        page,
        lessons=len(lessons),
        missed=sorted(on for on, fact in lessons.values() if fact == "absent"),
        late=sum(fact == "late" for _, fact in lessons.values()),
    )


def _corrections(marks: dict[UUID, SubjectMark]) -> Iterable[tuple[UUID, str, datetime]]:
    if not marks:
        return []
    events = AuditEvent.objects.filter(
        subject_id__in=list(marks),
        event__in=[JournalEvent.MARK_CORRECTED, JournalEvent.MARK_WITHDRAWN],
    )
    return [
        (mark_id, (before or {}).get("value", ""), at)
        for mark_id, before, at in events.order_by("at", "pk").values_list(
            "subject_id", "before", "at"
        )
    ]
