"""Who may keep the timetable, and who may give whose lesson."""

from __future__ import annotations

from datetime import date

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import belong, may
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import SchoolYear, StaffMember, Term
from zhurnal.timetable.entries import OrderEntry, PlaceEntry, SpotEntry
from zhurnal.timetable.models import Lesson, LessonChange
from zhurnal.timetable.rules.spot import Clash, Spot

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


def read_pay(actor: Actor) -> Verdict:
    """Allowed for the office: the journal of substitutions is what hours are paid by.

    Source: school practice §8 (табель).
    """
    return may(actor, Permission.SCHOOL_READ)


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


def change_lesson(lesson: Lesson, *, closed: Term | None) -> Verdict:
    """An order changes a lesson that is held, in a term that is not over.

    Source: school practice §8, §14 (periodic lock).
    """
    if lesson.state == Lesson.State.CANCELLED:
        return refusal("changed-lesson-cancelled", day=lesson.on, number=lesson.number)
    return _term_open(closed)


def cancel_written(*, written: bool, confirmed: bool) -> Verdict:
    """A lesson at which something is written is cancelled when that was said twice.

    Source: M-7.
    """
    return refusal("cancel-needs-confirming") if written and not confirmed else ALLOWED


def have_lesson(spot: Spot, *, taught: bool, closed: Term | None, clash: Clash) -> Verdict:
    """Whether a lesson may be at a spot: a teaching day of an open term, on which its teacher and
    its pupils are free.

    Source: school practice §8; M-4 (a).
    """
    if not taught:
        return refusal("no-lessons-on-day", day=spot.on)
    if not (still := _term_open(closed)):
        return still
    if clash.teacher_gives:
        return refusal(
            "teacher-busy",
            name=clash.teacher,
            lesson=clash.teacher_gives,
            day=spot.on,
            number=spot.number,
        )
    if clash.pupils_have:
        return refusal("class-busy", lesson=clash.pupils_have, day=spot.on, number=spot.number)
    return refusal("spot-taken", day=spot.on, number=spot.number) if clash.taken else ALLOWED


def move_lesson(lesson: Lesson, place: SpotEntry, *, substituted: bool) -> Verdict:
    """A lesson is moved somewhere else, and nobody substitutes at it: his right to write is counted
    from the lesson's day.

    Source: school practice §8; R-2.3-b.
    """
    if (lesson.on, lesson.number) == (place.on, place.number):
        return refusal("moved-nowhere", day=lesson.on, number=lesson.number)
    return _unsubstituted(substituted)


def swap_lessons(one: Lesson, other: Lesson, *, substituted: bool) -> Verdict:
    """Lessons of two courses change places, and nobody substitutes at them.

    Source: school practice §8 (swap).
    """
    if one.course_id == other.course_id:
        return refusal("swap-of-one-course")
    return _unsubstituted(substituted)


def merge_groups(lesson: Lesson, other: Lesson) -> Verdict:
    """Groups are merged for lessons that are held at the same time.

    Source: school practice §8 (объединение подгрупп).
    """
    at_once = lesson.starts_at < other.ends_at and other.starts_at < lesson.ends_at
    return ALLOWED if at_once and lesson.pk != other.pk else refusal("merged-not-at-once")


def teach_remotely(lesson: Lesson) -> Verdict:
    """What is taught remotely already needs no second order.

    Source: school practice §8 (remote).
    """
    return refusal("remote-already", day=lesson.on) if lesson.remote else ALLOWED


def end_change(row: LessonChange, *, last: bool, substituted: bool, closed: Term | None) -> Verdict:
    """A change is taken back while its term is open; of several moves the last one first.

    Source: school practice §8, §14.
    """
    if not last:
        return refusal("moved-again-since", order=row.order_number)
    return _term_open(closed) and _unsubstituted(substituted)


def _term_open(closed: Term | None) -> Verdict:
    if closed is None:
        return ALLOWED
    return refusal("changes-in-closed-term", term=closed.name, day=closed.ends_on)


def _unsubstituted(substituted: bool) -> Verdict:
    return refusal("moved-lesson-substituted") if substituted else ALLOWED
