"""What the commands of the weekly timetable share: rows in question, their lessons, the trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import ClassGroup, Course, StaffMember
from zhurnal.tenancy.models import School
from zhurnal.timetable import policy
from zhurnal.timetable.entries import PlaceEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, WeeklySlot
from zhurnal.timetable.queries.planned_lessons import planned_lessons
from zhurnal.timetable.rules.school_weeks import share_weeks


def slot_to_change(slot_id: UUID, *, since: date) -> WeeklySlot:
    """The row, if it holds on that day or later; locked until the end of the transaction."""
    rows = WeeklySlot.objects.select_for_update(of=("self",)).filter(pk=slot_id)
    held = rows.filter(Q(valid_before__isnull=True) | Q(valid_before__gt=since))
    slot = held.select_related("course__year").first()
    if slot is None:
        raise Refused(refusal("slot-unknown"))
    return slot


def course_to_place(course_id: UUID) -> Course:
    """The course with its year; locked, so that two people do not fill one place at once."""
    rows = Course.objects.select_for_update(of=("self",)).select_related("year")
    course = rows.filter(pk=course_id).first()
    if course is None:
        raise Refused(refusal("slot-unknown"))
    return course


def put_into(slot: WeeklySlot, entry: PlaceEntry) -> None:
    """Write a place into a row, after asking whether there is such a place and it is free of the
    same course.
    """
    policy.place(slot.course.year, entry).require()
    if not StaffMember.objects.filter(pk=entry.teacher_id).exists():
        raise Refused(refusal("slot-unknown"))
    others = WeeklySlot.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=slot.valid_from),
        course=slot.course_id,
        weekday=entry.weekday,
        number=entry.number,
    ).exclude(pk=slot.pk)
    if any(share_weeks(other.weeks, entry.weeks) for other in others):
        raise Refused(refusal("slot-taken-by-itself", number=entry.number))
    slot.weekday, slot.number = entry.weekday, entry.number
    slot.teacher_id = entry.teacher_id
    slot.room, slot.weeks = entry.room.strip(), entry.weeks.value


def shift_of(course: Course) -> int:
    """The shift of the classes that a course's group draws on."""
    classes = ClassGroup.objects.filter(group_classes__group=course.group_id)
    return classes.order_by("name").values_list("shift", flat=True).first() or 1


def lessons_of(slot: WeeklySlot, *, since: date, actor: Actor) -> Sequence[Lesson]:
    """The lessons that a row means from a day on."""
    year = slot.course.year
    first, after = max(since, year.starts_on), year.ends_on + timedelta(days=1)
    days = DaySpan(first, max(first, after))
    zone = School.objects.get(pk=actor.school_id).zone
    return list(planned_lessons(year, [slot], days, zone=zone))


def record_slot(
    event: TimetableEvent,
    slot: WeeklySlot,
    *,
    facts: tuple[dict[str, Any] | None, dict[str, Any] | None],
    actor: Actor,
    now: datetime,
) -> None:
    """Leave the change of a row in the trail: how it was and how it is."""
    change = Change(
        event,
        "slot",
        slot.pk,
        before=facts[0],
        after=facts[1],
        school_year=slot.course.year.number,
        course_id=slot.course_id,
    )
    record(change, actor=actor, at=now)


def facts(slot: WeeklySlot) -> dict[str, Any]:
    """A row as the trail keeps it."""
    return {
        "weekday": slot.weekday,
        "number": slot.number,
        "weeks": str(slot.weeks),
        "teacher": str(slot.teacher_id),
        "room": slot.room,
        "from": slot.valid_from.isoformat(),
        "before": slot.valid_before.isoformat() if slot.valid_before else None,
    }
