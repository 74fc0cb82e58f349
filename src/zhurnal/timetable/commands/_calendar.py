"""Lessons follow a change of the calendar, as far as nothing is written about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, WeeklySlot
from zhurnal.timetable.queries.planned_lessons import planned_lessons
from zhurnal.timetable.queries.unwritten import unwritten

_Place = tuple[UUID, date, int]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of lessons: so many were ``made``, ``returned`` and ``cancelled``; ``kept`` ones
    stand on a day without them, for something is written there.
    """

    made: int
    returned: int
    cancelled: int
    kept: int


def follow(
    change: Callable[[], object],
    *,
    year: SchoolYear,
    days: DaySpan,
    actor: Actor,
    now: datetime,
) -> Followed:
    """Change the calendar of some days, and let their lessons follow.

    Of the lessons that the timetable gave before and gives no more, those without content are
    cancelled; what the calendar once cancelled and the timetable gives again comes back; what it
    gives for the first time is made. Lessons that are not of the timetable stay as they are.

    Source: M-4 (a); M-7 (nothing is lost).
    """
    before = _plan(year, days, actor)
    change()
    after = _plan(year, days, actor)
    rows = Lesson.objects.filter(course__year=year, on__gte=days.valid_from)
    rows = rows.filter(on__lt=days.valid_before)
    locked = rows.select_for_update(of=("self",))
    standing = {(row.course_id, row.on, row.number): row for row in locked}
    plain = set(unwritten(rows).values_list("pk", flat=True))
    gone = [standing[place] for place in before.keys() - after.keys() if place in standing]
    gone = [row for row in gone if row.state == Lesson.State.SCHEDULED]
    cancelled = [row for row in gone if row.pk in plain]
    returned = [standing[place] for place in after if place in standing]
    returned = [row for row in returned if row.off_calendar]
    made = [after[place] for place in after.keys() - before.keys() - standing.keys()]
    Lesson.objects.bulk_create(made)
    changes = [
        *_set(cancelled, TimetableEvent.LESSON_CALLED_OFF),
        *_set(returned, TimetableEvent.LESSON_RETURNED),
        *_made(made, year),
    ]
    record_many(changes, actor=actor, at=now)
    return Followed(len(made), len(returned), len(cancelled), len(gone) - len(cancelled))


def _plan(year: SchoolYear, days: DaySpan, actor: Actor) -> dict[_Place, Lesson]:
    zone = School.objects.get(pk=actor.school_id).zone
    slots = WeeklySlot.objects.filter(course__year=year).select_related("course")
    lessons = planned_lessons(year, slots, days, zone=zone)
    return {(lesson.course_id, lesson.on, lesson.number): lesson for lesson in lessons}


def _set(rows: Iterable[Lesson], event: TimetableEvent) -> list[Change]:
    """Cancel lessons, or bring them back; the events of it."""
    off = event is TimetableEvent.LESSON_CALLED_OFF
    state = Lesson.State.CANCELLED if off else Lesson.State.SCHEDULED
    pks = [row.pk for row in rows]
    Lesson.objects.filter(pk__in=pks).update(state=state, off_calendar=off)
    return [
        Change(
            event,
            "lesson",
            row.pk,
            before={"state": row.state},
            after={"state": state.value},
            school_year=row.school_year,
            course_id=row.course_id,
            lesson_id=row.pk,
        )
        for row in rows
    ]


def _made(lessons: list[Lesson], year: SchoolYear) -> list[Change]:
    if not lessons:
        return []
    facts = {
        "lessons": len(lessons),
        "from": min(lesson.on for lesson in lessons).isoformat(),
        "to": max(lesson.on for lesson in lessons).isoformat(),
    }
    return [
        Change(TimetableEvent.LESSONS_MADE, "year", year.pk, after=facts, school_year=year.number)
    ]
