from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from zhurnal.assessment.queries.acts_between import Acts, acts_between
from zhurnal.control.models import Clause
from zhurnal.control.queries._keys import Duties, Key
from zhurnal.control.queries._stood import Stored, stood_since
from zhurnal.control.rules.reconcile import Duty
from zhurnal.control.rules.since import all_since
from zhurnal.deadlines.queries.results_window import results_window
from zhurnal.deadlines.rules.period_window import PeriodWindow
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.rules.columns import Kind
from zhurnal.school.models import Course, GroupMembership, SchoolYear, TeachingAssignment, Term

_EVENTS = (ResultEvent.RESULT_PUT, ResultEvent.RESULT_CHANGED, ResultEvent.RESULT_WITHDRAWN)
#: Of a pupil in a subject, in a term of that number.
Cell = tuple[UUID, UUID, int]


class Stay(NamedTuple):
    """A pupil's days in a group, or a teacher's with a course."""

    who: UUID
    valid_from: date
    valid_before: date | None

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.valid_from <= day and (self.valid_before is None or day < self.valid_before)


def result_duties(year: SchoolYear, courses: Collection[UUID] | None, tz: ZoneInfo) -> Duties:
    """The marks of every term of a year, for all courses or for some: done when every pupil who was
    in the group on the term's last day has one. Eight statements and one for every window.

    The teacher of that day answers for them.

    Source: requirements §6, D3; R-2.6-c, R-2.6-e; clause 2.6.
    """
    rows = Course.objects.filter(year=year).select_related("year")
    chosen = list(rows if courses is None else rows.filter(pk__in=courses))
    if not chosen:
        return {}
    terms: dict[UUID, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(scheme__year=year).order_by("number"):
        terms[term.scheme_id].append(term)
    read = _Read(year, chosen, tz)
    return {
        Key(Clause.RESULTS, term.pk, course.pk): duty
        for course in chosen
        for term in terms[course.scheme_id]
        if (duty := read.duty(course, term)) is not None
    }


class _Read:
    """What the duties of some courses follow from."""

    def __init__(self, year: SchoolYear, courses: Collection[Course], tz: ZoneInfo) -> None:
        self._year, self._tz = year, tz
        self._acts: Acts = acts_between(year.starts_on, year.ends_on)
        self._windows: dict[tuple[UUID, int], PeriodWindow | None] = {}
        groups = {course.group_id for course in courses}
        self._members = _stays(
            GroupMembership.objects.filter(group__in=groups).values_list(
                "group_id", "pupil_id", "valid_from", "valid_before"
            )
        )
        self._teachers = _stays(
            TeachingAssignment.objects.filter(course__in=[course.pk for course in courses])
            .order_by("valid_from", "pk")
            .values_list("course_id", "teacher_id", "valid_from", "valid_before")
        )
        self._put = _put(year, {course.subject_id for course in courses})

    def duty(self, course: Course, term: Term) -> Duty | None:
        """The duty of a course in a term; None for a term without a teaching day, or an empty
        group.
        """
        window = self._window(course, term)
        waited = [stay.who for stay in self._members[course.group_id] if stay.holds(term.ends_on)]
        if window is None or not waited:
            return None
        teachers = [stay for stay in self._teachers[course.pk] if stay.holds(window.last_on)]
        return Duty(
            responsible_id=teachers[-1].who if teachers else None,
            lesson_id=None,
            school_year=self._year.number,
            on=window.last_on,
            opens_at=window.opens_at,
            due_at=window.due_at,
            done_at=all_since(waited, self._told(course, term, waited)),
        )

    def _window(self, course: Course, term: Term) -> PeriodWindow | None:
        key = (term.pk, course.grade)
        if key not in self._windows:
            self._windows[key] = results_window(
                term,
                year=self._year,
                grade=course.grade,
                act=self._acts.on(term.ends_on),
                tz=self._tz,
            )
        return self._windows[key]

    def _told(
        self, course: Course, term: Term, waited: Collection[UUID]
    ) -> Iterator[tuple[UUID, datetime]]:
        for pupil_id in waited:
            put_at = self._put.get((pupil_id, course.subject_id, term.number))
            if put_at is not None:
                yield pupil_id, put_at


def _stays(rows: Iterable[tuple[UUID, UUID, date, date | None]]) -> dict[UUID, list[Stay]]:
    found: dict[UUID, list[Stay]] = defaultdict(list)
    for place, who, since, before in rows:
        found[place].append(Stay(who, since, before))
    return found


def _put(year: SchoolYear, subjects: Collection[UUID]) -> dict[Cell, datetime]:
    rows = ResultMark.objects.filter(
        school_year=year.number, kind=Kind.TERM, subject__in=subjects
    ).exclude(value="")
    cells: dict[UUID, Cell] = {}
    stored = []
    for pk, pupil_id, subject_id, term, put_at, version in rows.values_list(
        "pk", "pupil_id", "subject_id", "term", "put_at", "version"
    ):
        cells[pk] = (pupil_id, subject_id, term)
        stored.append((pk, Stored(pk, pupil_id, put_at, version)))
    since = stood_since(stored, _EVENTS, stands=lambda after: bool(after.get("value")))
    return {cells[pk]: at for pk, [(_, at)] in since.items()}
