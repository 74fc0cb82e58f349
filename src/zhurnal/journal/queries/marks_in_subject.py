from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from zhurnal.assessment.rules.scale import NOTHING
from zhurnal.journal.models import Mark
from zhurnal.school.models import Course, GroupMembership
from zhurnal.tenancy.prepared import PreparedQuery


class MarkInSubject(NamedTuple):
    """A mark of a pupil in a subject; ``course_id`` is the page it stands on: his group's of that
    day.
    """

    mark_id: UUID
    pupil_id: UUID
    course_id: UUID
    lesson_id: UUID
    work_id: UUID
    on: date
    number: int
    value: str
    weight: int
    work: str
    title: str
    corrected: bool
    comment: str


def marks_of_pupil_in_subject(
    pupil_id: UUID, subject_id: UUID, *, first: date, last: date
) -> list[MarkInSubject]:
    """A pupil's marks in a subject from the first to the last day of a period, in order, on
    whichever pages they stand.

    One statement.

    Source: school practice §3 (marks of the period are taken along into the new group).
    """
    rows = _OF_PUPIL.rows(pupil=pupil_id, subject=subject_id, first=first, last=last)
    return [MarkInSubject._make(row) for row in rows]


def marks_in_subject(
    course_id: UUID, *, first: date, last: date
) -> dict[UUID, list[MarkInSubject]]:
    """The same for everybody who was in a course's group on some day of the period, by pupil.

    Whoever came from another group brings his marks along; nobody appears who was never in this
    one. One statement, however many pupils.

    Source: school practice §3.
    """
    found: dict[UUID, list[MarkInSubject]] = defaultdict(list)
    for row in _OF_COURSE.rows(course=course_id, first=first, last=last):
        mark = MarkInSubject._make(row)
        found[mark.pupil_id].append(mark)
    return dict(found)


def _of_pupil(pupil: UUID, subject: UUID, first: date, last: date) -> QuerySet[Any, Any]:
    marks = Mark.objects.filter(pupil=pupil, lesson__course__subject=subject)
    return _told(marks.filter(lesson__on__gte=first, lesson__on__lte=last))


def _of_course(course: UUID, first: date, last: date) -> QuerySet[Any, Any]:
    here = Course.objects.filter(pk=course)
    members = GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=first),
        group__in=here.values("group"),
        valid_from__lte=last,
    )
    same = Course.objects.filter(subject__in=here.values("subject"))
    marks = Mark.objects.filter(lesson__course__in=same.values("pk"))
    dated = marks.filter(lesson__on__gte=first, lesson__on__lte=last)
    return _told(dated.filter(pupil__in=members.values("pupil")))


def _told(marks: QuerySet[Mark]) -> QuerySet[Any, Any]:
    return (
        marks.exclude(value=NOTHING)
        .order_by("lesson__on", "lesson__number", "work__position", "pk")
        .values_list(
            "pk",
            "pupil_id",
            "lesson__course_id",
            "lesson_id",
            "work_id",
            "lesson__on",
            "lesson__number",
            "value",
            F("work__weight"),
            "work__work_type__name",
            "work__title",
            "corrected",
            "comment",
        )
    )


_OF_PUPIL = PreparedQuery(_of_pupil, pupil=UUID, subject=UUID, first=date, last=date)
_OF_COURSE = PreparedQuery(_of_course, course=UUID, first=date, last=date)
