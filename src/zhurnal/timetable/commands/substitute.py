from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import StaffMember
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _substitutions
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson, Substitution
from zhurnal.timetable.queries.standing_substitutions import standing_substitutions


@transaction.atomic
def substitute(
    *, actor: Actor, order: OrderEntry, entries: Sequence[SubstituteEntry], now: datetime
) -> int:
    """Name, by one order, who gives these lessons instead of their teachers, all or none; returns
    how many lessons got a substitute, or another one.

    The substitute may write at the lesson from the order's day until so many working days after the
    lesson as the local act in force on its day says, and read its page until the end of the term.

    Source: R-2.3-b, M-5.
    """
    policy.order_substitutes(actor).require()
    policy.order_dated(order, today=actor.today).require()
    lesson_ids = {entry.lesson_id for entry in entries}
    rows = Lesson.objects.select_for_update(of=("self",)).filter(pk__in=lesson_ids)
    lessons = {row.pk: row for row in rows.select_related("course", "teacher__person")}
    teacher_ids = {entry.teacher_id for entry in entries}
    people = StaffMember.objects.select_related("person").filter(pk__in=teacher_ids)
    staff = {row.pk: row for row in people}
    if lessons.keys() != lesson_ids or staff.keys() != teacher_ids:
        raise Refused(refusal("substitution-unknown"))
    standing = standing_substitutions(lesson_ids)
    act = _substitutions.Act(pk=uuid7(), order=order, actor=actor, now=now)
    changes: list[Change] = []
    for entry in entries:
        lesson, teacher = lessons[entry.lesson_id], staff[entry.teacher_id]
        changes += _substitutions.begin(lesson, teacher, standing.get(lesson.pk), act=act)
    named = Substitution.objects.filter(act=act.pk).select_related("lesson")
    if made := list(named):
        changes.append(_substitutions.act_change(act.pk, made))
    record_many(changes, actor=actor, at=now)
    return len(made)
