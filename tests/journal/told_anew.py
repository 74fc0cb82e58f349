"""The rules of rights and means told once more, plainly, to ask whether ours agree."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from zhurnal.assessment.rules.averages import two_decimals
from zhurnal.assessment.rules.scale import points
from zhurnal.journal.models import Mark
from zhurnal.school.models import Course, Guardianship, Person, TeachingAssignment
from zhurnal.timetable.models import Lesson, Substitution


def teaches(person: Person, lesson: Lesson, today: date) -> bool:
    """By the teaching load."""
    rows = TeachingAssignment.objects.filter(teacher__person=person, course=lesson.course_id)
    return any(row.valid_from <= today < (row.valid_before or date.max) for row in rows)


def substitutes(person: Person, lesson: Lesson, today: date) -> bool:
    """By an order that stands, two working days of six-day weeks after the lesson at most."""
    rows = Substitution.objects.filter(teacher__person=person, lesson=lesson, ended_at__isnull=True)
    last, left = lesson.on, 2
    while left:
        last += timedelta(days=1)
        left -= last.weekday() != 6
    return any(row.order_on <= today <= last for row in rows)


def children(person: Person, today: date) -> set[UUID]:
    """By dated guardianships."""
    return {
        row.pupil_id
        for row in Guardianship.objects.filter(guardian=person)
        if row.valid_from <= today < (row.valid_before or date.max)
    }


def mean(pupil: UUID, course: Course, *, since: date, everywhere: bool) -> Decimal | None:
    """The mean of a pupil on a page, or in the subject on every page."""
    marks = Mark.objects.filter(pupil=pupil, lesson__on__gte=since)
    same = {"lesson__course__subject": course.subject_id}
    here = marks.filter(**(same if everywhere else {"lesson__course": course.pk}))
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for value, weight in here.values_list("value", "work__weight"):
        number = points(value)
        if number is not None:
            sums["weight"] += weight
            sums["points"] += Fraction(number) * weight
    return two_decimals(sums["points"] / sums["weight"]) if sums["weight"] else None
