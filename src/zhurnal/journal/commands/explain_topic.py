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
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.models import Lesson


@transaction.atomic
def explain_topic(*, actor: Actor, lesson_id: UUID, reason: str, now: datetime) -> None:
    """Say why a lesson had a topic that is no line of its plan; said again, it is put otherwise.

    Source: R-2.7-a (other topic: with kind and reason).
    """
    lessons = Lesson.objects.select_for_update(of=("self",))
    seen = lessons.filter(course__in=visible_courses(actor), records__plan_line__isnull=True)
    lesson = seen.filter(pk=lesson_id, records__topic__gt="").first()
    if lesson is None:
        raise Refused(refusal("not-found"))
    policy.depart(actor, lesson.course_id, reason=reason).require()
    stored = Deviation.objects.filter(lesson=lesson, ended_at__isnull=True).first()
    before = stored.reason if stored else None
    if before == reason.strip():
        return
    if stored:
        stored.ended_at = now
        stored.save(update_fields=["ended_at"])
    row = Deviation.objects.create(
        course_id=lesson.course_id,
        act=uuid7(),
        kind=Deviation.Kind.OTHER,
        lesson=lesson,
        reason=reason.strip(),
        made_at=now,
        made_by=actor.person_id,
    )
    record(
        Change(
            CurriculumEvent.DEVIATION_RECORDED,
            "course",
            lesson.course_id,
            before=None if before is None else {"reason": before},
            after={"act": str(row.act), "kind": "other"},
            reason=reason,
            course_id=lesson.course_id,
            lesson_id=lesson.pk,
        ),
        actor=actor,
        at=now,
    )
