"""Who may keep the timetable, and who may give whose lesson."""

from __future__ import annotations

from datetime import date

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import StaffMember
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.models import Lesson


def keep_timetable(actor: Actor) -> Verdict:
    """Allowed for those who keep the school's lists.

    Source: requirements §8.
    """
    return may(actor, Permission.SCHOOL_IMPORT)


def order_substitutes(actor: Actor) -> Verdict:
    """Allowed for the deputy head.

    Source: requirements §8 (timetable, substitutions); R-2.3-b.
    """
    return may(actor, Permission.TIMETABLE_SUBSTITUTE)


def substitute(lesson: Lesson, teacher: StaffMember, order: OrderEntry, *, until: date) -> Verdict:
    """Whether somebody may give a lesson by an order; ``until`` is the last day on which he could
    write about it. That he has a lesson of his own then is no obstacle: groups are merged.

    Source: R-2.3-b; school practice §8 (merged groups).
    """
    if lesson.state == Lesson.State.CANCELLED:
        return refusal("substituted-lesson-cancelled", day=lesson.on, number=lesson.number)
    if lesson.teacher_id == teacher.pk:
        return refusal("substitute-is-the-teacher", number=lesson.number)
    if order.on > until:
        return refusal("order-after-the-window", day=lesson.on, until=until)
    return ALLOWED


def order_dated(order: OrderEntry, *, today: date) -> Verdict:
    """An order is of today or earlier: the right to write begins on its day.

    Source: R-2.3-b (from the order's date).
    """
    return refusal("order-in-the-future", day=order.on) if order.on > today else ALLOWED


def undo_act(*, lessons: int, written: Lesson | None) -> Verdict:
    """What one order named at once is taken back as a whole while nothing was ``written`` at its
    lessons.

    Source: R-2.3-b; M-7.
    """
    if not lessons:
        return refusal("substitution-unknown")
    if written is not None:
        return refusal("act-has-entries", day=written.on, number=written.number)
    return ALLOWED
