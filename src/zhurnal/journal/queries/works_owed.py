from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Subquery

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.journal.queries.group_on_day import group_on_day
from zhurnal.journal.rules.owed import marks_due
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class WorkOwed:
    """A control work that pupils who were there have no mark for yet."""

    work_id: UUID
    lesson_id: UUID
    group: str
    name: str
    on: date
    missing: int
    due_at: datetime


def works_owed(actor: Actor, *, now: datetime) -> list[WorkOwed]:
    """The control works of the actor's lessons that lack marks, oldest first. One statement.

    Neither an absent pupil nor one with a debt is waited for.

    Source: clause 2.6; R-2.6-a.
    """
    in_cell = {"pupil": OuterRef("pupil")}
    marked = Mark.objects.filter(work=OuterRef(OuterRef("pk")), **in_cell).exclude(value="")
    away = Absence.objects.filter(
        lesson=OuterRef(OuterRef("lesson")), fact=Absence.Fact.ABSENT, **in_cell
    )
    waiting = (
        group_on_day(OuterRef("lesson__course__group"), OuterRef("lesson__on"))
        .filter(~Exists(marked), ~Exists(away))
        .order_by()
        .values("group")
        .annotate(number=Count("pk"))
    )
    rows = (
        Work.objects.filter(
            work_type__is_control=True,
            lesson__teacher__person=actor.person_id,
            lesson__course__in=actor.scopes(Permission.JOURNAL_WRITE).courses,
            lesson__state=Lesson.State.SCHEDULED,
            lesson__starts_at__lte=now,
        )
        .annotate(missing=Subquery(waiting.values("number")))
        .filter(missing__gt=0)
        .order_by("lesson__on", "pk")
        .values_list(
            "pk",
            "lesson_id",
            "lesson__course__group__name",
            "work_type__short_name",
            "lesson__on",
            "missing",
        )
    )
    return [WorkOwed(*row, due_at=marks_due(row[4], actor.tz)) for row in rows]
