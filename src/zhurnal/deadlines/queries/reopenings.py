from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.deadlines.models import Reopening
from zhurnal.school.models import Person

#: How many of those that are over the list remembers.
MOST = 50


@dataclass(frozen=True, slots=True)
class ReopeningLine:
    """A reopening as the list shows it. ``term`` is empty for results of the year."""

    id: UUID
    course_id: UUID
    page: str
    teacher: str
    results: bool
    term: str
    first_on: date | None
    last_on: date | None
    valid_from: datetime
    valid_before: datetime
    reason: str
    made_by: str
    ended: bool


def reopenings(*, now: datetime) -> tuple[list[ReopeningLine], list[ReopeningLine]]:
    """The reopenings that hold, soonest to end first, and the latest of those that are over.

    Three statements.

    Source: R-2.10-d.
    """
    rows = Reopening.objects.select_related("course__group", "course__subject", "teacher", "term")
    open_now = list(rows.filter(valid_before__gt=now).order_by("valid_before"))
    over = list(rows.filter(valid_before__lte=now).order_by("-valid_before")[:MOST])
    names = _names(*open_now, *over)
    return [_line(row, names) for row in open_now], [_line(row, names) for row in over]


def _names(*rows: Reopening) -> dict[UUID, str]:
    people: QuerySet[Person] = Person.objects.filter(
        pk__in={row.made_by for row in rows if row.made_by}
    )
    return {person.pk: person.initials_name for person in people}


def _line(row: Reopening, names: dict[UUID, str]) -> ReopeningLine:
    return ReopeningLine(
        id=row.pk,
        course_id=row.course_id,
        page=f"{row.course.group.name}, {row.course.subject.name}",
        teacher=row.teacher.initials_name,
        results=row.kind == Reopening.Kind.RESULTS,
        term=row.term.name if row.term else "",
        first_on=row.first_on,
        last_on=row.last_on,
        valid_from=row.valid_from,
        valid_before=row.valid_before,
        reason=row.reason,
        made_by=names.get(row.made_by, "") if row.made_by else "",
        ended=row.ended_by is not None,
    )
