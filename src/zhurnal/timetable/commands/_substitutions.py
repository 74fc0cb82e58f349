"""A substitution as the trail keeps it, and the rights that follow from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from zhurnal.access.models import LessonGrant
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Substitution


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
