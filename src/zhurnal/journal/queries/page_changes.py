from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.access.actor import Actor
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.queries import _page_rows as rows
from zhurnal.journal.queries._page_columns import LessonColumn, columns_of
from zhurnal.tenancy.prepared import PreparedQuery

#: An event carries the moment its request began, and is seen when its transaction has ended.
OVERLAP = timedelta(seconds=10)
#: After so long a page is rather opened anew than brought up to date.
LONGEST = timedelta(hours=12)


class MarkNow(NamedTuple):
    """A mark as it stands, the last day of a debt (ISO 8601), and who changed it last."""

    pupil: UUID
    work: UUID
    value: str
    version: int
    corrected: bool
    comment: str
    due_on: str | None
    who: str


class AbsenceNow(NamedTuple):
    """An attendance entry as it stands, and who changed it last."""

    pupil: UUID
    lesson: UUID
    fact: str
    reason: str
    minutes_late: int | None
    version: int
    who: str


@dataclass(frozen=True, slots=True)
class PageChanges:
    """What became different on a journal page: cells as they stand, lessons with their works.

    ``after`` is what the next question names. ``stale`` says that the page was read too long ago.
    """

    after: datetime
    stale: bool = False
    columns: Sequence[LessonColumn] = ()
    marks: Sequence[MarkNow] = ()
    absences: Sequence[AbsenceNow] = ()


def page_changes(
    course_id: UUID, *, term: int, actor: Actor, now: datetime, after: datetime
) -> PageChanges | None:
    """What changed on a page since a moment; None when there is no such page for the actor.

    Two statements while nothing happens, five when something did. What happened in the last ten
    seconds is told again: a version says whether it is news.

    Source: issue 3, point 8 (two people on one page); R-2.9-a, R-2.10-a.
    """
    terms = rows.terms_of_course(actor, course_id)
    course = next((each for each in terms if each.term == term), None)
    if course is None:
        return None
    if after < now - LONGEST:
        return PageChanges(after=now, stale=True)
    events = _EVENTS.rows(course=course_id, after=after)
    following = max(after, now - OVERLAP)
    if not events:
        return PageChanges(after=following)
    touched = {lesson for lesson, _, _ in events}
    lessons = [row for row in rows.lessons_of_course(actor, course) if row.id in touched]
    columns = columns_of(lessons, today=actor.today, now=now)
    there = {stay.pupil_id for stay in rows.stays_in_course(actor, course)}
    who = {(lesson, pupil): name for lesson, pupil, name in events if pupil in there}
    marks, absences = _cells(rows.entries_of([column.id for column in columns]), columns, who)
    return PageChanges(after=following, columns=columns, marks=marks, absences=absences)


def _cells(
    entries: Iterable[Any], columns: Sequence[LessonColumn], who: dict[tuple[UUID, UUID], str]
) -> tuple[list[MarkNow], list[AbsenceNow]]:
    lesson_of = {work.id: column.id for column in columns for work in column.works}
    marks, absences = [], []
    for is_mark, place, pupil, word, detail, corrected, minutes, version, due, _ in entries:
        at, of = UUID(place), UUID(pupil)
        name = who.get((lesson_of.get(at, at), of))
        if name is None:
            continue
        if not is_mark:
            absences.append(AbsenceNow(of, at, word, detail, minutes, version, name))
        elif at in lesson_of:
            until = str(due) if due else None
            marks.append(MarkNow(of, at, word, version, bool(corrected), detail, until, name))
    return marks, absences


def _events(course: UUID, after: datetime) -> QuerySet[Any, Any]:
    """Lesson, pupil (if any) and author of what was written on the page, oldest first."""
    events = AuditEvent.objects.filter(course_id=course, at__gte=after, lesson_id__isnull=False)
    return events.order_by("at", "id").values_list("lesson_id", "pupil_id", "actor_name")


_EVENTS = PreparedQuery(_events, course=UUID, after=datetime)
