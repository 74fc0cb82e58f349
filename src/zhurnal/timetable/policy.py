"""Who may keep the timetable, and who may give whose lesson."""

from __future__ import annotations

from datetime import date

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import belong, may
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import SchoolYear, StaffMember
from zhurnal.timetable.entries import OrderEntry, PlaceEntry
from zhurnal.timetable.models import Lesson

#: No day of a shift has more lessons, electives included.
LAST_NUMBER = 14


def keep_timetable(actor: Actor) -> Verdict:
    """Allowed for those who keep the school's lists.

    Source: requirements §8.
    """
    return may(actor, Permission.SCHOOL_IMPORT)


def read_timetables(actor: Actor) -> Verdict:
    """Allowed for everybody employed; families have the diary's page.

    Source: requirements §8.
    """
    return may(actor, Permission.TIMETABLE_READ)


def read_calendar(actor: Actor) -> Verdict:
    """Allowed for everybody of the school, families too.

    Source: requirements §8; R-1.5-b.
    """
    return belong(actor)


def edit_timetable(actor: Actor) -> Verdict:
    """Allowed for the deputy head.

    Source: requirements §8 (timetable, substitutions).
    """
    return may(actor, Permission.TIMETABLE_EDIT)


def change_since(year: SchoolYear, since: date, *, today: date) -> Verdict:
    """Whether the timetable may change from a day on: the past is what was, it is not rewritten.

    Source: M-7; school practice §8 (valid from).
    """
    if since < today:
        return refusal("timetable-past", today=today)
    if since > year.ends_on:
        return refusal("timetable-after-year", last=year.ends_on)
    return ALLOWED


def place(year: SchoolYear, entry: PlaceEntry) -> Verdict:
    """Whether a week has such a place: a day of the school's week, a number of the day.

    Source: M-4 (5 or 6 days); school practice §8.
    """
    if 1 <= entry.weekday <= year.week_days and 0 <= entry.number <= LAST_NUMBER:
        return ALLOWED
    return refusal("slot-outside", days=year.week_days, last=LAST_NUMBER)


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
