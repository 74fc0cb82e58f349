from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum.commands import _lines
from zhurnal.curriculum.events import CurriculumEvent


@transaction.atomic
def move_line(
    *, actor: Actor, line: tuple[UUID, UUID], places: int, reason: str = "", now: datetime
) -> int:
    """Move a line of a plan so many places down, or up when negative; returns its number.

    ``line`` is the plan's id and the line's.

    Source: clause 2.7; school practice §7.
    """
    plan_id, line_id = line
    plan = _lines.plan_to_change(actor, plan_id, reason=reason)
    lines = _lines.standing_lines(plan)
    row = _lines.line_among(lines, line_id)
    was, place = row.number, lines.index(row)
    lines.remove(row)
    lines.insert(max(0, min(len(lines), place + places)), row)
    _lines.put_in_order(lines)
    if row.number == was:
        return was
    changes = [(row.number, f"№ {was}: {row.topic}", f"№ {row.number}: {row.topic}")]
    _lines.correct(plan, changes, actor=actor, reason=reason, now=now)
    record(
        Change(
            CurriculumEvent.LINE_MOVED,
            "lesson-plan",
            plan.pk,
            before={"number": was, "topic": row.topic},
            after={"number": row.number, "topic": row.topic},
            reason=reason,
        ),
        actor=actor,
        at=now,
    )
    return row.number
