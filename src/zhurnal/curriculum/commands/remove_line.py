from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum.commands import _lines
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def remove_line(
    *, actor: Actor, line: tuple[UUID, UUID], version: int, reason: str = "", now: datetime
) -> None:
    """Take a line out of a plan; the row stays, for a lesson may have taught it.

    ``line`` is the plan's id and the line's; ``version`` is the line's as it was seen.

    Source: clause 2.7; R-2.7-a.
    """
    plan_id, line_id = line
    plan = _lines.plan_to_change(actor, plan_id, reason=reason)
    lines = _lines.standing_lines(plan)
    row = _lines.line_among(lines, line_id)
    if row.version != version:
        raise Refused(refusal("line-changed", theirs=_lines.words(row)))
    row.removed_at = now
    row.version += 1
    row.save(update_fields=["removed_at", "version"])
    lines.remove(row)
    before = _lines.facts(row)
    _lines.put_in_order(lines)
    changes = [(row.number, _lines.words(row), "")]
    _lines.correct(plan, changes, actor=actor, reason=reason, now=now)
    record(
        Change(
            CurriculumEvent.LINE_REMOVED,
            "lesson-plan",
            plan.pk,
            before=before,
            reason=reason,
        ),
        actor=actor,
        at=now,
    )
