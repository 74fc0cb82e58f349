"""Kinds of work as the act of each lesson's day has them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from zhurnal.assessment.queries.acts_between import acts_between
from zhurnal.assessment.rules.term import term_ends_on
from zhurnal.assessment.rules.working_days import is_working_day
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.demo.history.register import CourseFacts, LessonFacts, Register
from zhurnal.journal.models import WorkType
from zhurnal.school.queries.days_off import days_off


class Kinds:
    """The stored kind, the weight and the last day for marks of any work of the year."""

    def __init__(self, school: Register) -> None:
        self._starts_on = school.year.starts_on
        self._acts = acts_between(school.year.starts_on, school.year.ends_on)
        self._rows: dict[WorkKind, UUID] = {}
        self._off: dict[int, Callable[[date], bool]] = {}

    def at(self, lesson: LessonFacts, course: CourseFacts, code: str) -> tuple[UUID, int, date]:
        """What a work of a kind gets at a lesson."""
        act = self._acts.on(lesson.on)
        kind = next(kind for kind in act.work_kinds if kind.code == code)
        days, is_off = course.lesson_days, self._days_off(course.grade)
        due_on = term_ends_on(
            kind.term,
            lesson.on,
            ahead=days[bisect_right(days, lesson.on) :],
            is_working=lambda day: is_working_day(day, act.calendar) and not is_off(day),
        )
        return self._row(kind), kind.weight, due_on

    def debt_until(self, lesson_on: date, put_on: date) -> date:
        """The last day of a debt that names none, by the act of its lesson."""
        return put_on + timedelta(self._acts.on(lesson_on).debts.days)

    def _row(self, kind: WorkKind) -> UUID:
        if kind not in self._rows:
            row, _made = WorkType.objects.get_or_create(
                code=kind.code,
                name=kind.name,
                short_name=kind.short_name,
                is_control=kind.is_control,
            )
            self._rows[kind] = row.pk
        return self._rows[kind]

    def _days_off(self, grade: int) -> Callable[[date], bool]:
        if grade not in self._off:
            self._off[grade] = days_off(self._starts_on, grade=grade)
        return self._off[grade]
