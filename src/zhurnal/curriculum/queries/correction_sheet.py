from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import Deviation, PlanCorrection
from zhurnal.curriculum.queries.visible_plans import visible_plans
from zhurnal.school.models import Person


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A row of the sheet: what was planned, what became of it, why. ``group`` is the class alone of
    which it speaks, empty for the whole parallel; ``way`` is the kind of a deviation.
    """

    number: int
    group: str
    was: str
    became: str
    way: str
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class CorrectionSheet:
    """The correction sheet (лист корректировки) of a plan."""

    plan_id: UUID
    subject: str
    grade: int
    order_number: str
    order_on: date | None
    rows: Sequence[CorrectionLine]


def correction_sheet(plan_id: UUID, *, actor: Actor) -> CorrectionSheet | None:
    """Every correction of a plan and every deviation of a course that the reader sees, by number;
    None when there is no such plan for him.

    Four statements, however many rows.

    Source: R-2.7-a; school practice §7.
    """
    plan = visible_plans(actor).select_related("subject").filter(pk=plan_id).first()
    if plan is None:
        return None
    corrections = list(PlanCorrection.objects.filter(plan=plan).order_by("number", "made_at"))
    deviations = list(
        Deviation.objects.filter(
            line__plan=plan, ended_at__isnull=True, course__in=visible_courses(actor)
        ).select_related("line", "into", "course__group")
    )
    people = [row.made_by for row in corrections] + [row.made_by for row in deviations]
    written = Person.objects.filter(pk__in={each for each in people if each})
    names: dict[UUID | None, str] = {person.pk: person.initials_name for person in written}
    rows = [
        CorrectionLine(
            row.number, "", row.was, row.became, "", row.reason, row.made_at,
            names.get(row.made_by, ""),
        )
        for row in corrections
    ]  # fmt: skip
    rows += [
        CorrectionLine(
            row.line.number, row.course.group.name, row.line.topic,
            row.into.topic if row.into else "", row.kind, row.reason, row.made_at,
            names.get(row.made_by, ""),
        )
        for row in deviations if row.line
    ]  # fmt: skip
    return CorrectionSheet(
        plan.pk,
        plan.subject.name,
        plan.grade,
        plan.order_number,
        plan.order_on,
        sorted(rows, key=lambda row: (row.number, row.group, row.made_at)),
    )
