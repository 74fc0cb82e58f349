from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum import policy
from zhurnal.curriculum.entries import LeaveOut
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import Deviation, LessonPlan, PlanLine
from zhurnal.journal.models import LessonRecord
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.uuid7 import uuid7


@transaction.atomic
def leave_out_lines(*, actor: Actor, entry: LeaveOut, now: datetime) -> UUID:
    """Let lines of the plan take no lesson of their own in one course, by one act: taught together
    with a neighbour of the same section, left to pupils, or left out. Returns the act.

    What was taught already, or is left out already, stays.

    Source: R-2.7-a; school practice §7 (лист корректировки: способ).
    """
    course = visible_courses(actor).filter(pk=entry.course).first()
    if course is None:
        raise Refused(refusal("not-found"))
    policy.depart(actor, entry.course, reason=entry.reason).require()
    plan = LessonPlan.objects.select_for_update().get(course_plans__course=course)
    lines = {line.pk: line for line in PlanLine.objects.filter(plan=plan, removed_at__isnull=True)}
    _require_ahead(entry, lines)
    act = uuid7()
    rows = [
        Deviation(
            course=course,
            act=act,
            kind=_kind(entry, into),
            line_id=line,
            into_id=into,
            reason=entry.reason.strip(),
            made_at=now,
            made_by=actor.person_id,
        )
        for line, into in entry.lines
    ]
    Deviation.objects.bulk_create(rows)
    told = [
        {"kind": str(row.kind), "line": str(row.line_id), "into": str(row.into_id or "")}
        for row in rows
    ]
    record(
        Change(
            CurriculumEvent.DEVIATION_RECORDED,
            "course",
            course.pk,
            after={"act": str(act), "lines": told},
            reason=entry.reason,
            course_id=course.pk,
        ),
        actor=actor,
        at=now,
    )
    return act


def _kind(entry: LeaveOut, into: UUID | None) -> Deviation.Kind:
    if into is not None:
        return Deviation.Kind.MERGED
    return Deviation.Kind.ALONE if entry.alone else Deviation.Kind.SKIPPED


def _require_ahead(entry: LeaveOut, lines: dict[UUID, PlanLine]) -> None:
    """Each line is one of the plan, ahead, and goes into another of its section that stays."""
    ids = [line for line, _ in entry.lines]
    left_out = Deviation.objects.filter(course=entry.course, ended_at__isnull=True)
    settled = set(left_out.values_list("line_id", flat=True)) | set(
        LessonRecord.objects.filter(lesson__course=entry.course, plan_line__in=ids).values_list(
            "plan_line_id", flat=True
        )
    )
    absorbing = set(left_out.values_list("into_id", flat=True))
    for line, into in entry.lines:
        fits = (
            into is None
            or (into in lines and into not in ids and lines[into].section == lines[line].section)
            if line in lines
            else False
        )
        gone = into is not None and left_out.filter(line=into).exists()
        if not fits or gone or line in settled or line in absorbing:
            raise Refused(refusal("deviation-unknown"))
    if not ids or len(set(ids)) != len(ids):
        raise Refused(refusal("deviation-unknown"))
