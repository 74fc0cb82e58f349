from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.models import LessonGrant
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import StaffMember
from zhurnal.timetable import policy
from zhurnal.timetable.commands import _substitutions
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson, Substitution
from zhurnal.timetable.queries.standing_substitutions import standing_substitutions
from zhurnal.timetable.queries.substitution_days import SubstitutionDays, substitution_days


@transaction.atomic
def substitute(
    *, actor: Actor, order: OrderEntry, entries: Sequence[SubstituteEntry], now: datetime
) -> int:
    """Name, by one order, who gives these lessons instead of their teachers; returns how many
    lessons got a substitute, or another one.

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
    changes: list[Change] = []
    for entry in entries:
        lesson, teacher = lessons[entry.lesson_id], staff[entry.teacher_id]
        days = substitution_days(lesson)
        policy.substitute(lesson, teacher, order, until=days.writes_until).require()
        before = standing.get(lesson.pk)
        if before is not None and before.teacher_id == teacher.pk:
            continue
        if before is not None:
            changes.append(_substitutions.end(before, today=actor.today, now=now))
        row = _begin(lesson, teacher, order, actor=actor, now=now)
        _grant(row, days)
        changes.append(_substitutions.change(row, reason=order.reason))
    record_many(changes, actor=actor, at=now)
    return sum(change.before is None for change in changes)


def _begin(
    lesson: Lesson, teacher: StaffMember, order: OrderEntry, *, actor: Actor, now: datetime
) -> Substitution:
    return Substitution.objects.create(
        lesson=lesson,
        teacher=teacher,
        order_number=order.number,
        order_on=order.on,
        reason=order.reason,
        ordered_at=now,
        ordered_by=actor.person_id,
    )


def _grant(row: Substitution, days: SubstitutionDays) -> None:
    day = timedelta(days=1)
    LessonGrant.objects.create(
        person_id=row.teacher.person_id,
        course_id=row.lesson.course_id,
        lesson_id=row.lesson_id,
        valid_from=row.order_on,
        writes_before=days.writes_until + day,
        valid_before=days.reads_until + day,
    )
