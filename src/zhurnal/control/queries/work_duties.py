from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from zhurnal.control.models import Clause, Standing
from zhurnal.control.queries._keys import Duties, Key
from zhurnal.control.queries._stood import Stored, stood_since
from zhurnal.control.rules.reconcile import Duty
from zhurnal.control.rules.since import all_since
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence, Mark
from zhurnal.kernel.clock import end_of_day
from zhurnal.school.models import GroupMembership
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing

_MARKS = (JournalEvent.MARK_PUT, JournalEvent.MARK_CORRECTED, JournalEvent.MARK_WITHDRAWN)
Told = dict[UUID, list[tuple[UUID, datetime]]]


class WorkRow(NamedTuple):
    """A control work with its lesson, as it is read."""

    pk: UUID
    lesson_id: UUID
    course_id: UUID
    group_id: UUID
    giver: UUID
    school_year: int
    on: date
    starts_at: datetime
    state: str
    marks_due_on: date


def work_duties(lessons: QuerySet[Lesson], tz: ZoneInfo) -> Duties:
    """The marks of the control works of lessons: done when every pupil who was there has one, or a
    debt. At most six statements.

    The term was set with the work, by the act of its day.

    Source: requirements §6, D2; R-2.6-a; clause 2.6.
    """
    works = [WorkRow(*row) for row in _works(lessons)]
    if not works:
        return {}
    marks = _marks([work.pk for work in works])
    away = _away({work.lesson_id for work in works})
    waited = _waited(works)
    return {
        Key(Clause.MARKS, work.pk, work.course_id): Duty(
            responsible_id=work.giver,
            lesson_id=work.lesson_id,
            school_year=work.school_year,
            on=work.on,
            opens_at=work.starts_at,
            due_at=end_of_day(work.marks_due_on, tz),
            done_at=all_since(waited[work.pk], [*marks[work.pk], *away[work.lesson_id]]),
            standing=_standing(work),
        )
        for work in works
        if waited[work.pk]
    }


def _standing(work: WorkRow) -> str:
    held = work.state == Lesson.State.SCHEDULED
    return (Standing.ORDINARY if held else Standing.NOT_APPLICABLE).value


def _works(lessons: QuerySet[Lesson]) -> QuerySet[Any, Any]:
    control = with_standing(lessons).filter(
        works__work_type__is_control=True, works__marks_due_on__isnull=False
    )
    return (
        control.annotate(giver=Coalesce(F(f"{STANDING}__teacher_id"), F("teacher_id")))
        .order_by()
        .values_list(
            "works__pk",
            "pk",
            "course_id",
            "course__group_id",
            "giver",
            "school_year",
            "on",
            "starts_at",
            "state",
            "works__marks_due_on",
        )
    )


def _marks(works: Collection[UUID]) -> Told:
    rows = Mark.objects.filter(work__in=works).exclude(value="")
    stored = [
        (work_id, Stored(pk, pupil_id, put_at, version))
        for pk, work_id, pupil_id, put_at, version in rows.values_list(
            "pk", "work_id", "pupil_id", "put_at", "version"
        )
    ]
    return stood_since(stored, _MARKS, stands=lambda after: bool(after.get("value")))


def _away(lessons: Collection[UUID]) -> Told:
    rows = Absence.objects.filter(lesson__in=lessons, fact=Absence.Fact.ABSENT)
    stored = [
        (lesson_id, Stored(pk, pupil_id, put_at, version))
        for pk, lesson_id, pupil_id, put_at, version in rows.values_list(
            "pk", "lesson_id", "pupil_id", "put_at", "version"
        )
    ]
    absent = Absence.Fact.ABSENT.value
    return stood_since(
        stored, (JournalEvent.ABSENCE_RECORDED,), stands=lambda after: after.get("fact") == absent
    )


def _waited(works: Collection[WorkRow]) -> dict[UUID, list[UUID]]:
    """The pupils of each work's group on the day of its lesson."""
    members: dict[UUID, list[tuple[UUID, date, date | None]]] = defaultdict(list)
    rows = GroupMembership.objects.filter(group__in={work.group_id for work in works})
    for group_id, pupil_id, since, before in rows.values_list(
        "group_id", "pupil_id", "valid_from", "valid_before"
    ):
        members[group_id].append((pupil_id, since, before))
    return {work.pk: list(_there(members[work.group_id], work.on)) for work in works}


def _there(stays: Iterable[tuple[UUID, date, date | None]], on: date) -> Iterator[UUID]:
    for pupil_id, valid_from, valid_before in stays:
        if valid_from <= on and (valid_before is None or on < valid_before):
            yield pupil_id
