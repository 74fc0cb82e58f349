from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum.models import Deviation, PlanLine
from zhurnal.journal import policy
from zhurnal.journal.entries import WriteTopic
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import LessonRecord
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.lesson_to_write import lesson_to_write
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.states import TopicState
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable.models import Lesson


@transaction.atomic
def write_topic(*, actor: Actor, entry: WriteTopic, now: datetime) -> TopicState:
    """Write the topic of a lesson, from a line of its plan or another, and the material studied.

    It may be written before the lesson; with everything empty it is taken back. A line with which
    others are taught together brings their topics along.

    Source: R-2.7-a, R-2.7-b, R-2.2-b.
    """
    lesson = lesson_to_write(actor, entry.lesson)
    policy.write_lesson(actor, lesson, window_of(actor, lesson), now=now).require()
    line = _plan_line(lesson, entry)
    topic = entry.topic.strip() or (line.topic if line else "")
    if line and topic == line.topic:
        topic = _with_merged(lesson, line)
    wanted = (line.pk if line else None, topic, entry.material.strip())

    stored = LessonRecord.objects.select_for_update().filter(lesson=lesson).first()
    row = stored or LessonRecord(lesson=lesson, school_year=lesson.school_year)
    if (row.plan_line_id, row.topic, row.material) == wanted:
        return _state(row)
    if row.version != entry.version:
        changed_meanwhile(
            actor, subject_id=row.pk, mine=topic, theirs=row.topic, version=row.version
        ).require()
    before = _facts(row) if row.version else None
    row.plan_line_id, row.topic, row.material = wanted
    row.topic_at = (row.topic_at or now) if topic else None
    row.version += 1
    row.save(force_insert=stored is None)
    record(
        Change(
            JournalEvent.TOPIC_WRITTEN,
            "lesson-record",
            row.pk,
            before=before,
            after=_facts(row),
            school_year=lesson.school_year,
            course_id=lesson.course_id,
            lesson_id=lesson.pk,
        ),
        actor=actor,
        at=now,
    )
    return _state(row)


def _plan_line(lesson: Lesson, entry: WriteTopic) -> PlanLine | None:
    if entry.plan_line is None:
        return None
    lines = PlanLine.objects.filter(plan__course_plans__course=lesson.course_id)
    line = lines.filter(pk=entry.plan_line).first()
    if line is None:
        raise Refused(refusal("not-found"))
    return line


def _with_merged(lesson: Lesson, line: PlanLine) -> str:
    """The topic of a line together with those that the course teaches in the same lesson."""
    merged = Deviation.objects.filter(into=line, course=lesson.course_id, ended_at__isnull=True)
    topics = merged.order_by("line__number").values_list("line__topic", flat=True)
    return ". ".join([line.topic, *(topic or "" for topic in topics)])[:500]


def _facts(row: LessonRecord) -> dict[str, Any]:
    line = {"plan_line": str(row.plan_line_id)} if row.plan_line_id else {}
    return {"topic": row.topic, "material": row.material, **line}


def _state(row: LessonRecord) -> TopicState:
    return TopicState(
        lesson=row.lesson_id,
        topic=row.topic,
        material=row.material,
        plan_line=row.plan_line_id,
        version=row.version,
    )
