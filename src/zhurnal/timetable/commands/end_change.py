from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _changes
from zhurnal.timetable.commands._substitutions import Act
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.events import TimetableEvent
from zhurnal.timetable.models import Lesson, LessonChange
from zhurnal.timetable.queries.spots import closed_term, spot_of


@transaction.atomic
def end_change(*, actor: Actor, change_id: UUID, now: datetime) -> None:
    """Take back what an order changed about a lesson; lessons that changed places go back both.

    Source: school practice §8; M-7.
    """
    policy.order_substitutes(actor).require()
    standing = LessonChange.objects.filter(ended_at__isnull=True)
    acts = standing.filter(pk=change_id).values("act")
    rows = list(
        standing.select_for_update(of=("self",))
        .filter(act__in=acts)
        .select_related("lesson__course", "lesson__teacher__person")
    )
    if not rows:
        raise Refused(refusal("change-unknown"))
    order = OrderEntry(number=rows[0].order_number, on=rows[0].order_on)
    act = Act(pk=rows[0].act, order=order, actor=actor, now=now)
    for row in rows:
        _give_back(row, [each.lesson_id for each in rows], act=act)
    changes = [_changes.told(row, TimetableEvent.LESSON_TAKEN_BACK) for row in rows]
    record_many(changes, actor=actor, at=now)


def _give_back(row: LessonChange, pair: list[UUID], *, act: Act) -> None:
    lesson, kind = row.lesson, LessonChange.Kind
    moves = LessonChange.objects.filter(lesson=lesson, kind=kind.MOVED, ended_at__isnull=True)
    last = moves.order_by("-ordered_at", "-pk").first()
    policy.end_change(
        row,
        last=row.kind != kind.MOVED or last == row,
        substituted=row.kind == kind.MOVED and _changes.substituted(lesson),
        closed=closed_term(lesson, lesson.on, today=act.actor.today),
    ).require()
    row.ended_at = act.now
    row.save(update_fields=["ended_at"])
    if row.kind == kind.REMOTE:
        lesson.remote = False
        lesson.save(update_fields=["remote"])
        return
    if row.kind == kind.CANCELLED:
        lesson.state = Lesson.State.SCHEDULED
    _changes.put(lesson, row.was or spot_of(lesson), act=act, but=pair)
