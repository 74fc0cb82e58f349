from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.timetable import policy
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, WeeklySlot
from zhurnal.timetable.queries.planned_lessons import planned_lessons


@transaction.atomic
def generate_lessons(
    *, actor: Actor, year: SchoolYear, now: datetime, span: DaySpan | None = None
) -> int:
    """Make the lessons of a year, or of some of its days, from the weekly timetable; returns how
    many are new.

    A lesson that is already there stays as it is, whatever became of it since; none is ever
    deleted, and one that was moved is not made again at its old place. A weekly lesson without a
    bell makes none.

    Source: M-7; school practice §8 (generated but then independent).
    """
    policy.keep_timetable(actor).require()
    days = _days_of(year, span)
    zone = School.objects.get(pk=actor.school_id).zone
    slots = WeeklySlot.objects.filter(course__year=year).select_related("course")
    there = Lesson.objects.filter(course__year=year, on__gte=days.valid_from)
    known = set(there.values_list("course_id", "on", "number"))
    moved = Lesson.objects.filter(course__year=year, moved_from_on__gte=days.valid_from)
    known |= set(moved.values_list("course_id", "moved_from_on", "moved_from_number"))
    lessons = [
        lesson
        for lesson in planned_lessons(year, slots, days, zone=zone)
        if (lesson.course_id, lesson.on, lesson.number) not in known
    ]
    if lessons:
        Lesson.objects.bulk_create(lessons)
        facts = {
            "lessons": len(lessons),
            "from": min(lesson.on for lesson in lessons).isoformat(),
            "to": max(lesson.on for lesson in lessons).isoformat(),
        }
        made = Change(
            TimetableEvent.LESSONS_MADE, "year", year.pk, after=facts, school_year=year.number
        )
        record(made, actor=actor, at=now)
    return len(lessons)


def _days_of(year: SchoolYear, span: DaySpan | None) -> DaySpan:
    """The teaching days of the year, or those of them inside the span."""
    after = year.ends_on + timedelta(days=1)
    if span is None:
        return DaySpan(year.starts_on, after)
    first = max(year.starts_on, span.valid_from)
    return DaySpan(first, max(first, min(after, span.valid_before or after)))
