"""What every change of a plan's lines has in common: the lock, the order, the correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from zhurnal.access.actor import Actor
from zhurnal.curriculum import policy
from zhurnal.curriculum.entries import LineText
from zhurnal.curriculum.models import LessonPlan, PlanCorrection, PlanLine
from zhurnal.curriculum.queries.visible_plans import courses_of_plan, visible_plans
from zhurnal.kernel.verdict import Refused, refusal

FIELDS = ("section", "topic", "work", "homework")
LONGEST = 400
_ASIDE = 10_000


def plan_to_change(actor: Actor, plan_id: UUID, *, reason: str) -> LessonPlan:
    """The plan, locked, its version counted up; refused when the actor may not change it."""
    plan = visible_plans(actor).select_for_update(of=("self",)).filter(pk=plan_id).first()
    if plan is None:
        raise Refused(refusal("plan-unknown"))
    policy.write_plan(actor, courses_of_plan(plan.pk)).require()
    policy.change_plan(plan, reason=reason).require()
    plan.version += 1
    plan.save(update_fields=["version"])
    return plan


def standing_lines(plan: LessonPlan) -> list[PlanLine]:
    """The lines of a plan in order."""
    return list(PlanLine.objects.filter(plan=plan, removed_at__isnull=True).order_by("number"))


def line_among(lines: Sequence[PlanLine], line_id: UUID | None) -> PlanLine:
    """One of the lines; refused when it is not there any more."""
    found = next((line for line in lines if line.pk == line_id), None)
    if found is None:
        raise Refused(refusal("line-unknown"))
    return found


def next_number(lines: Sequence[PlanLine]) -> int:
    """A number that no line has yet."""
    return max((line.number for line in lines), default=0) + 1


def put_in_order(lines: Sequence[PlanLine]) -> None:
    """Number the lines anew in the given order. Numbers are unique at every moment, so those that
    change step aside first.
    """
    moved = [line for number, line in enumerate(lines, start=1) if line.number != number]
    ids = [line.pk for line in moved]
    PlanLine.objects.filter(pk__in=ids).update(number=F("number") + _ASIDE)
    for number, line in enumerate(lines, start=1):
        line.number = number
    PlanLine.objects.bulk_update(moved, ["number"])


def correct(
    plan: LessonPlan,
    changes: Sequence[tuple[int, str, str]],
    *,
    actor: Actor,
    reason: str,
    now: datetime,
) -> None:
    """Write changes of an approved plan into its correction sheet: number, was, became."""
    if plan.state != LessonPlan.State.APPROVED:
        return
    PlanCorrection.objects.bulk_create(
        PlanCorrection(
            plan=plan,
            number=number,
            was=was,
            became=became,
            reason=reason.strip(),
            made_at=now,
            made_by=actor.person_id,
        )
        for number, was, became in changes
        if was != became
    )


def words(line: PlanLine | LineText) -> str:
    """A line as the correction sheet quotes it."""
    return " · ".join(part for part in (line.topic, line.work, line.homework) if part)[:800]


def facts(line: PlanLine) -> dict[str, object]:
    """A line as the trail tells of it."""
    return {"number": line.number, **{name: getattr(line, name) for name in FIELDS}}
