"""A substitution as the trail keeps it, and the rights that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.models import LessonGrant
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change
from zhurnal.school.models import StaffMember
from zhurnal.timetable import policy
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, Substitution
from zhurnal.timetable.queries.given_lessons import given_by, lessons_at
from zhurnal.timetable.queries.substitution_days import SubstitutionDays, substitution_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one order names at once: by whom and when it was entered."""

    pk: UUID
    order: OrderEntry
    actor: Actor
    now: datetime


def begin(
    lesson: Lesson, teacher: StaffMember, before: Substitution | None, *, act: Act
) -> list[Change]:
    """Let somebody give a lesson, with the rights that follow, instead of whoever substituted
    before; nothing when it is he already.
    """
    days = substitution_days(lesson)
    policy.substitute(lesson, teacher, act.order, until=days.writes_until).require()
    if before is not None and before.teacher_id == teacher.pk:
        return []
    then = lessons_at(lesson.on, lesson.starts_at, lesson.ends_at).exclude(pk=lesson.pk)
    merged = then.filter(given_by(teacher.pk)).exists()
    ended = [] if before is None else [end(before, today=act.actor.today, now=act.now)]
    row = Substitution.objects.create(
        lesson=lesson,
        teacher=teacher,
        act=act.pk,
        merged=merged,
        order_number=act.order.number,
        order_on=act.order.on,
        reason=act.order.reason,
        ordered_at=act.now,
        ordered_by=act.actor.person_id,
    )
    _grant(row, days)
    return [*ended, change(row, reason=act.order.reason)]


def act_change(act: UUID, rows: Sequence[Substitution], *, undone: bool = False) -> Change:
    """The event of everything that one order named at once, or of its taking back."""
    facts = {
        "lessons": len(rows),
        "order": rows[0].order_number,
        "order_on": rows[0].order_on.isoformat(),
    }
    return Change(
        TimetableEvent.ACT_UNDONE if undone else TimetableEvent.ACT_ORDERED,
        "act",
        act,
        before=facts if undone else None,
        after=None if undone else facts,
        reason=rows[0].reason,
        role=RoleCode.DEPUTY_HEAD.value,
        school_year=rows[0].lesson.school_year,
    )


def change(row: Substitution, *, ended: bool = False, reason: str = "") -> Change:
    """The event of a substitution that begins, or that is taken back."""
    event = TimetableEvent.SUBSTITUTION_ENDED if ended else TimetableEvent.SUBSTITUTION_ORDERED
    return Change(
        event,
        "substitution",
        row.pk,
        before=_facts(row) if ended else None,
        after=None if ended else _facts(row),
        reason=reason,
        role=RoleCode.DEPUTY_HEAD.value,
        school_year=row.lesson.school_year,
        course_id=row.lesson.course_id,
        lesson_id=row.lesson_id,
    )


def _facts(row: Substitution) -> dict[str, Any]:
    return {
        "teacher": str(row.teacher_id),
        "name": row.teacher.person.initials_name,
        "instead_of": row.lesson.teacher.person.initials_name,
        "order": row.order_number,
        "order_on": row.order_on.isoformat(),
    }


def end(row: Substitution, *, today: date, now: datetime) -> Change:
    """Take a substitution back with the rights that followed from it; what was written stays."""
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    person = row.teacher.person_id
    for grant in LessonGrant.objects.filter(person=person, lesson_id=row.lesson_id):
        last = max(grant.valid_from, today)
        grant.writes_before = min(grant.writes_before, last)
        grant.valid_before = min(grant.valid_before, last)
        grant.save(update_fields=["writes_before", "valid_before"])
    return change(row, ended=True)


def _grant(row: Substitution, days: SubstitutionDays) -> None:
    day = timedelta(days=1)
    LessonGrant.objects.create(
        person_id=row.teacher.person_id,
        course_id=row.lesson.course_id,
        lesson_id=row.lesson_id,
        valid_from=row.order_on,
        writes_before=days.writes_until + day,
        valid_before=days.reads_until + day,
    )
