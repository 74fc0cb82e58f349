"""A change of a lesson by order: what it leaves in the timetable and in the trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable import policy
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, LessonChange, Substitution
from zhurnal.timetable.queries.spots import clash_at, closed_term, is_taught, spot_of
from zhurnal.timetable.rules.spot import Spot

_EVENTS = {
    LessonChange.Kind.CANCELLED: TimetableEvent.LESSON_CANCELLED,
    LessonChange.Kind.MOVED: TimetableEvent.LESSON_MOVED,
    LessonChange.Kind.REMOTE: TimetableEvent.LESSON_MADE_REMOTE,
}


def take(act: Act, *lessons: UUID) -> list[Lesson]:
    """The lessons of a change, locked, in the order asked for; the order and the term of each let
    it be changed.
    """
    policy.order_dated(act.order, today=act.actor.today).require()
    rows = Lesson.objects.select_for_update(of=("self",)).filter(pk__in=lessons)
    found = {row.pk: row for row in rows.select_related("course", "teacher__person")}
    if len(found) != len(set(lessons)):
        raise Refused(refusal("substitution-unknown"))
    for row in found.values():
        closed = closed_term(row, row.on, today=act.actor.today)
        policy.change_lesson(row, closed=closed).require()
    return [found[each] for each in lessons]


def put(lesson: Lesson, spot: Spot, *, act: Act, but: Sequence[UUID] = ()) -> None:
    """Have a lesson at another spot; the place that the timetable gave it stays with it."""
    policy.have_lesson(
        spot,
        taught=is_taught(lesson, spot.on),
        closed=closed_term(lesson, spot.on, today=act.actor.today),
        clash=clash_at(lesson, spot, but),
    ).require()
    if lesson.moved_from_on is None:
        lesson.moved_from_on, lesson.moved_from_number = lesson.on, lesson.number
    if (spot.on, spot.number) == (lesson.moved_from_on, lesson.moved_from_number):
        lesson.moved_from_on = lesson.moved_from_number = None
    lesson.on, lesson.shift, lesson.number = spot.on, spot.shift, spot.number
    lesson.starts_at, lesson.ends_at = spot.starts_at, spot.ends_at
    lesson.save()


def substituted(*lessons: Lesson) -> bool:
    """Whether somebody substitutes at one of the lessons."""
    return Substitution.objects.filter(lesson__in=lessons, ended_at__isnull=True).exists()


def keep(lesson: Lesson, kind: LessonChange.Kind, *, act: Act, was: Spot | None = None) -> Change:
    """Keep the order of a change; ``was`` is where a moved lesson was."""
    row = LessonChange(
        lesson=lesson,
        kind=kind,
        act=act.pk,
        order_number=act.order.number,
        order_on=act.order.on,
        reason=act.order.reason,
        ordered_at=act.now,
        ordered_by=act.actor.person_id,
    )
    if was is not None:
        row.was_on, row.was_shift, row.was_number = was.on, was.shift, was.number
        row.was_starts_at, row.was_ends_at = was.starts_at, was.ends_at
    row.save(force_insert=True)
    return told(row, _EVENTS[kind])


def told(row: LessonChange, event: TimetableEvent) -> Change:
    """The event of a change, or of its taking back."""
    lesson = row.lesson
    back = event is TimetableEvent.LESSON_TAKEN_BACK
    return Change(
        event,
        "lesson",
        lesson.pk,
        before=_facts(row) if back else None,
        after=None if back else {**_facts(row), "to": _place(spot_of(lesson))},
        reason="" if back else row.reason,
        role=RoleCode.DEPUTY_HEAD.value,
        school_year=lesson.school_year,
        course_id=lesson.course_id,
        lesson_id=lesson.pk,
    )


def _facts(row: LessonChange) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "kind": row.kind,
        "order": row.order_number,
        "order_on": row.order_on.isoformat(),
    }
    if row.was_on is not None:
        facts["was"] = {"on": row.was_on.isoformat(), "number": row.was_number}
    return facts


def _place(spot: Spot) -> dict[str, Any]:
    return {"on": spot.on.isoformat(), "number": spot.number}
