from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum.commands import _lines
from zhurnal.curriculum.entries import LineText, WriteLine
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan, PlanLine
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def write_line(*, actor: Actor, entry: WriteLine, now: datetime) -> UUID:
    """Change a line of a plan, or add one after another; returns its id.

    Whoever did not see the line as it stands is refused and told how it reads now. In an approved
    plan the change goes into the correction sheet.

    Source: clause 2.7; R-2.7-a; school practice §7.
    """
    plan = _lines.plan_to_change(actor, entry.plan, reason=entry.reason)
    if not entry.text.topic.strip():
        raise Refused(refusal("plan-line-without-topic"))
    lines = _lines.standing_lines(plan)
    if entry.line is None:
        line, before = _added(plan, lines, entry), None
    else:
        line = _lines.line_among(lines, entry.line)
        before = _lines.facts(line)
        if all(getattr(line, name) == getattr(entry.text, name) for name in _lines.FIELDS):
            return line.pk
        if line.version != entry.version:
            raise Refused(refusal("line-changed", theirs=_lines.words(line)))
    was = _lines.words(line) if before else ""
    _tell(line, entry.text)
    line.version += 1
    line.save()
    changes = [(line.number, was, _lines.words(line))]
    _lines.correct(plan, changes, actor=actor, reason=entry.reason, now=now)
    record(
        Change(
            CurriculumEvent.LINE_WRITTEN,
            "lesson-plan",
            plan.pk,
            before=before,
            after=_lines.facts(line),
            reason=entry.reason,
        ),
        actor=actor,
        at=now,
    )
    return line.pk


def _added(plan: LessonPlan, lines: list[PlanLine], entry: WriteLine) -> PlanLine:
    if len(lines) >= _lines.LONGEST:
        raise Refused(refusal("plan-too-long", limit=_lines.LONGEST))
    place = lines.index(_lines.line_among(lines, entry.after)) + 1 if entry.after else 0
    line = PlanLine(plan=plan, number=_lines.next_number(lines))
    _tell(line, entry.text)
    line.save(force_insert=True)
    _lines.put_in_order([*lines[:place], line, *lines[place:]])
    return line


def _tell(line: PlanLine, text: LineText) -> None:
    for name in _lines.FIELDS:
        setattr(line, name, getattr(text, name))
