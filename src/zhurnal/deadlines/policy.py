"""What is still open: a lesson's entries, the marks of a period; and who opens them again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.deadlines.models import Reopening
from zhurnal.deadlines.rules.closing import LessonWindow
from zhurnal.deadlines.rules.period_window import PeriodWindow
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def reopen(actor: Actor) -> Verdict:
    """Whether the actor opens closed pages for teachers; it gives no right to write there himself.

    Source: R-2.10-d, R-2.10-a.
    """
    return access.may(actor, Permission.DEADLINES_REOPEN)


def reopen_until(valid_before: datetime, *, now: datetime) -> Verdict:
    """A page is opened until an hour that has not come yet.

    Source: R-2.10-d.
    """
    return ALLOWED if valid_before > now else refusal("reopening-in-the-past")


def reopen_days(first_on: date, last_on: date) -> Verdict:
    """The lessons opened are those from a day to the same day or a later one.

    Source: R-2.10-d (a named scope).
    """
    return ALLOWED if first_on <= last_on else refusal("reopening-days-turned")


def reopen_for(teacher_id: UUID, teachers: Collection[tuple[UUID, str]]) -> Verdict:
    """A page is opened for one of those who write there today.

    Source: R-2.10-d (a named teacher); R-2.3-a.
    """
    mine = any(person == teacher_id for person, _ in teachers)
    return ALLOWED if mine else refusal("reopening-teacher")


def reopen_with(reason: str) -> Verdict:
    """A page is never opened without a reason.

    Source: R-2.10-d.
    """
    return ALLOWED if reason.strip() else refusal("reopening-needs-reason")


def reopen_term(*, theirs: bool) -> Verdict:
    """The results that are opened are those of a term of the page.

    Source: R-2.10-d (a named scope).
    """
    return ALLOWED if theirs else refusal("reopening-term")


def end(row: Reopening, *, now: datetime) -> Verdict:
    """What is over is not ended again.

    Source: R-2.10-d.
    """
    return ALLOWED if row.valid_before > now else refusal("reopening-ended")


def write_in_time(window: LessonWindow, *, now: datetime) -> Verdict:
    """Whether a lesson's entries are open: in its window, or for whom the page was opened again.

    Source: R-2.10-d, R-2.8-d; M-5.
    """
    if not window.over(now) or window.reopened(now):
        return ALLOWED
    on, closed, ask = window.on, window.closes_at, window.ask
    if not window.by_term:
        return refusal("lesson-closed", day=on, closed=closed, ask=ask, order=window.order_number)
    if not window.order_number:
        return refusal("term-closed", day=on, closed=closed, ask=ask)
    return refusal("term-closed-by-act", day=on, closed=closed, ask=ask, order=window.order_number)


def put_results(
    window: PeriodWindow, *, reopened: bool, reason: str, ask: str, now: datetime
) -> Verdict:
    """Whether the marks of a period may be put: in its last week; earlier with a reason, later only
    when the page was opened again.

    Source: R-2.6-c, R-2.6-d.
    """
    if window.too_early(now) and not reason.strip():
        return refusal("results-too-early", opens=window.first_on)
    if window.too_late(now) and not reopened:
        return refusal("results-too-late", due=window.due_at, ask=ask)
    return ALLOWED
