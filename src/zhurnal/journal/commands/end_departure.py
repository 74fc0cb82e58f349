from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum import policy
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import Deviation
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def end_departure(*, actor: Actor, course_id: UUID, act: UUID, now: datetime) -> int:
    """Take an act of departure from the plan back, all its lines at once; returns how many.

    Source: R-2.7-a (a departure is recorded; taken back, it stays in the trail).
    """
    if not visible_courses(actor).filter(pk=course_id).exists():
        raise Refused(refusal("not-found"))
    policy.write_plan(actor, {course_id}).require()
    rows = Deviation.objects.select_for_update().filter(
        course=course_id, act=act, ended_at__isnull=True
    )
    lines = [str(row.line_id or row.lesson_id) for row in rows]
    if not lines:
        raise Refused(refusal("not-found"))
    rows.update(ended_at=now)
    record(
        Change(
            CurriculumEvent.DEVIATION_ENDED,
            "course",
            course_id,
            before={"act": str(act), "lines": lines},
            course_id=course_id,
        ),
        actor=actor,
        at=now,
    )
    return len(lines)
