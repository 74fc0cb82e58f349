"""Which lessons of a journal page are closed for its reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.assessment.queries.acts_between import Acts
from zhurnal.deadlines.policy import write_in_time
from zhurnal.deadlines.queries.who_reopens import spoken
from zhurnal.deadlines.rules.closing import LessonWindow, closing
from zhurnal.journal.policy import give_lesson
from zhurnal.journal.queries._page_columns import LessonColumn
from zhurnal.journal.queries._page_rows import CourseRow, LessonRow
from zhurnal.kernel.verdict import ALLOWED, Verdict


def locks_of(
    course: CourseRow, acts: Acts, *, actor: Actor, now: datetime
) -> Callable[[LessonRow], Verdict]:
    """The verdict on the window of each lesson of a term, by the act of its own day; for who
    substitutes, on whether the lesson is his.

    Source: R-2.3-b, R-2.10-d; M-5.
    """
    ask = spoken(course.ask)
    substitutes = bool(actor.scopes(Permission.JOURNAL_WRITE).lessons)

    def lock(row: LessonRow) -> Verdict:
        if substitutes and not (gives := give_lesson(actor, course.id, row.id)):
            return gives
        rules = acts.on(row.on).windows
        closes_at, by_term = closing(row.on, rules=rules, term_ends=course.ends_on, tz=actor.tz)
        order = acts.order_number(row.on)
        window = LessonWindow(row.on, closes_at, by_term, order, row.reopened_before, ask)
        return write_in_time(window, now=now)

    return lock


def lock_of_all(columns: Sequence[LessonColumn]) -> Verdict:
    """The lock of a page whose lessons are all closed: that of the last of them.

    Source: R-2.10-d.
    """
    locks = [column.lock for column in columns]
    return locks[-1] if locks and not any(locks) else ALLOWED
