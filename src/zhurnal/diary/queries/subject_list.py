from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import DateField, OuterRef, Q, QuerySet, Value

from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.act_on import parameters_on, read_act
from zhurnal.assessment.rules.averages import mean_of, two_decimals
from zhurnal.assessment.rules.counting import counted
from zhurnal.assessment.rules.scale import scale_for
from zhurnal.diary.queries.diary_week import DiaryMark
from zhurnal.diary.queries.own_rows import MARK_COLUMNS, own_lessons
from zhurnal.school.models import Term
from zhurnal.timetable.models import Lesson


@dataclass(slots=True)
class SubjectRow:
    """One subject in the pupil's term: marks in time, their mean, lessons held and missed.

    ``course_id`` is the group's in which he has it, of several the last one's.
    """

    course_id: UUID
    subject: str
    grade: int
    act: Act
    today: date
    marks: list[DiaryMark] = field(default_factory=list)
    lessons: set[UUID] = field(default_factory=set)
    missed: set[UUID] = field(default_factory=set)

    @property
    def mean(self) -> Decimal | None:
        scale = scale_for(self.act, grade=self.grade, subject=self.subject)
        facts = [mark.facts for mark in self.marks]
        exact = mean_of(counted(facts, act=self.act, scale=scale, today=self.today))
        return None if exact is None else two_decimals(exact)


def subject_list(*, pupil_id: UUID, on: date) -> tuple[list[Term], list[SubjectRow]]:
    """The pupil's subjects by name in the terms that have begun last by a day. Two queries.

    More than one term only when his courses are divided differently.

    Source: R-2.11-a.
    """
    found = _terms(pupil_id, on)
    if not found:
        return [], []
    terms = [term for term, _ in found]
    spans = reduce(
        or_,
        (
            Q(course__scheme=term.scheme_id, on__gte=term.starts_on, on__lte=min(term.ends_on, on))
            for term in terms
        ),
    )
    rows = (
        own_lessons(pupil_id)
        .filter(spans, state=Lesson.State.SCHEDULED)
        .order_by("course__subject__name", "on", "number", "own_mark__work__position")
        .values_list(
            "course_id",
            "course__subject_id",
            "course__subject__name",
            "course__grade",
            "pk",
            "own_absence__fact",
            *MARK_COLUMNS,
        )
    )
    return terms, _gathered(rows, found[0][1], on)


def _terms(pupil_id: UUID, on: date) -> list[tuple[Term, Act]]:
    """The terms, each with the act in force on the day."""
    begun: QuerySet[Any]
    begun = Term.objects.filter(
        scheme__courses__group__memberships__pupil=pupil_id,
        scheme__year__starts_on__lte=on,
        starts_on__lte=on,
    )
    begun = begun.annotate(day=Value(on, DateField())).annotate(act=parameters_on(OuterRef("day")))
    last_begun = {term.scheme_id: term for term in begun.order_by("starts_on").distinct()}
    latest = max((term.starts_on for term in last_begun.values()), default=on)
    year = latest.year if latest.month >= 8 else latest.year - 1
    return [
        (term, read_act(term.act))
        for term in last_begun.values()
        if term.starts_on >= date(year, 8, 1)
    ]


def _gathered(rows: Iterable[tuple[Any, ...]], act: Act, today: date) -> list[SubjectRow]:
    subjects: dict[UUID, SubjectRow] = {}
    for course_id, subject_id, subject, grade, lesson_id, fact, *mark in rows:
        row = subjects.setdefault(subject_id, SubjectRow(course_id, subject, grade, act, today))
        row.course_id = course_id
        row.lessons.add(lesson_id)
        if fact == "absent":
            row.missed.add(lesson_id)
        if mark[0]:
            row.marks.append(DiaryMark(*mark))
    return list(subjects.values())
