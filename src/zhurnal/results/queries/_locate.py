from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.results.queries._classes import class_of
from zhurnal.results.queries._course_head import course_head
from zhurnal.results.queries._ledger import Ledger
from zhurnal.results.queries._read_ledger import NO_TERM, read_ledger
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, column_of
from zhurnal.school.models import Course


@dataclass(frozen=True, slots=True)
class Located:
    """A cell with all that its mark follows from. ``stay`` is the pupil's last on this page."""

    course: Course
    class_id: UUID | None
    ledger: Ledger
    stay: StayRow
    column: Column
    subject_id: UUID


def locate(
    actor: Actor, *, course_id: UUID, pupil_id: UUID, column: str, now: datetime
) -> Located | None:
    """The cell of a pupil on a page; None when it does not exist for the actor.

    Source: R-2.3-a, R-2.9-a (a homeroom teacher sees his own pupils alone).
    """
    course, asked = course_head(actor, course_id), column_of(column)
    if course is None or asked is None:
        return None
    class_id = class_of(pupil_id, year_id=course.year_id)
    if not _sees(actor, course, class_id):
        return None
    return located(course, pupil_id, asked, class_id=class_id, today=actor.today, now=now)


def located(
    course: Course,
    pupil_id: UUID,
    column: Column,
    *,
    class_id: UUID | None = None,
    today: date,
    now: datetime,
) -> Located | None:
    """The cell of a pupil on the page of a course; None where there is none."""
    ledger = read_ledger(
        course.year,
        pupils=[pupil_id],
        today=today,
        now=now,
        subject=course.subject.name,
        of_term=column.term or NO_TERM,
    )
    stays = ledger.stays[pupil_id, course.subject_id]
    stay = next((each for each in reversed(stays) if each.course_id == course.pk), None)
    if stay is None or column not in ledger.columns(stay):
        return None
    subject_id = ledger.subject_of(stay, column)
    if subject_id is None:
        return None
    return Located(course, class_id, ledger, stay, column, subject_id)


def _sees(actor: Actor, course: Course, class_id: UUID | None) -> bool:
    scopes = actor.scopes(Permission.JOURNAL_READ)
    return scopes.school or course.pk in scopes.courses or class_id in scopes.classes
