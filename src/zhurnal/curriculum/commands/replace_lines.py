from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.curriculum.commands import _lines
from zhurnal.curriculum.entries import ReplaceLines
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import PlanLine
from zhurnal.curriculum.rules.match_lines import match_lines
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def replace_lines(*, actor: Actor, entry: ReplaceLines, now: datetime) -> int:
    """Write a plan anew from a table; returns how many lines it has.

    A line that goes on under its topic stays the same line, so lessons that taught it keep it; one
    that is not in the table is taken out. Topics of lessons are the journal's and do not change.

    Source: school practice §7; R-2.7-a.
    """
    plan = _lines.plan_to_change(actor, entry.plan, reason=entry.reason)
    if plan.version - 1 != entry.version:
        raise Refused(refusal("plan-changed"))
    if len(entry.lines) > _lines.LONGEST:
        raise Refused(refusal("plan-too-long", limit=_lines.LONGEST))
    old = _lines.standing_lines(plan)
    places = match_lines([line.topic for line in old], [text.topic for text in entry.lines])
    before = [_lines.facts(line) for line in old]
    rows: list[PlanLine] = []
    fresh: list[PlanLine] = []
    changes: list[tuple[int, str, str]] = []
    for number, (text, place) in enumerate(zip(entry.lines, places, strict=True), start=1):
        if place is None:
            row = PlanLine(plan=plan, number=_lines.next_number(old) + len(fresh))
            fresh.append(row)
        else:
            row = old[place]
        changes.append((number, "" if place is None else _lines.words(row), _lines.words(text)))
        row.version += any(getattr(row, name) != getattr(text, name) for name in _lines.FIELDS)
        for name in _lines.FIELDS:
            setattr(row, name, getattr(text, name))
        rows.append(row)
    gone = [row for position, row in enumerate(old) if position not in set(places)]
    changes += [(row.number, _lines.words(row), "") for row in gone]
    for row in gone:
        row.removed_at = now
        row.version += 1
    PlanLine.objects.bulk_update(old, [*_lines.FIELDS, "version", "removed_at"])
    PlanLine.objects.bulk_create(fresh)
    _lines.put_in_order(rows)
    _lines.correct(plan, changes, actor=actor, reason=entry.reason, now=now)
    record(
        Change(
            CurriculumEvent.PLAN_REPLACED,
            "lesson-plan",
            plan.pk,
            before={"lines": before},
            after={"lines": [_lines.facts(row) for row in rows]},
            reason=entry.reason,
        ),
        actor=actor,
        at=now,
    )
    return len(rows)
