from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record_many
from zhurnal.curriculum import policy
from zhurnal.curriculum.entries import PlanLineEntry
from zhurnal.curriculum.events import CurriculumEvent
from zhurnal.curriculum.models import LessonPlan, PlanLine
from zhurnal.curriculum.queries.plan_lists import listed_plan_lines
from zhurnal.kernel.differences import Difference, differences
from zhurnal.school.models import SchoolYear, Subject

_FIELDS = ("section", "topic", "work", "homework")


@transaction.atomic
def enter_plans(
    *, actor: Actor, year: SchoolYear, entries: Sequence[PlanLineEntry], now: datetime
) -> int:
    """Write down lesson plans line by line; returns how many lines were new or changed.

    The trail tells of a plan as a whole: which of its lines were written and how they read before.

    Source: clause 2.7; school practice §7.
    """
    policy.keep_plans(actor).require()
    found = differences(entries, listed_plan_lines(year))
    if not found:
        return 0
    plans, opened = _plans(year, {each.entry.plan for each in found})
    stored = PlanLine.objects.filter(plan__in=plans.values(), removed_at__isnull=True)
    rows = {(row.plan_id, row.number): row for row in stored}
    fresh, changed = [], []
    for each in found:
        entry = each.entry
        row = rows.get((plans[entry.plan], entry.number))
        if row is None:
            row = PlanLine(plan_id=plans[entry.plan], number=entry.number)
            fresh.append(row)
        else:
            changed.append(row)
        for name in _FIELDS:
            setattr(row, name, getattr(entry, name))
        row.version += 1
    PlanLine.objects.bulk_create(fresh)
    PlanLine.objects.bulk_update(changed, [*_FIELDS, "version"])
    written = LessonPlan.objects.filter(pk__in={plans[each.entry.plan] for each in found})
    written.update(version=F("version") + 1)
    record_many(_changes(found, plans, opened, year), actor=actor, at=now)
    return len(found)


def _plans(
    year: SchoolYear, wanted: Collection[tuple[int, str]]
) -> tuple[dict[tuple[int, str], UUID], set[UUID]]:
    """The plan of every grade and subject, opened where there is none; and which were opened.

    Refused when one of the wanted is no draft any more.
    """
    stored = LessonPlan.objects.filter(year=year).values_list(
        "grade", "subject__name", "pk", "state"
    )
    plans = {}
    for grade, subject, pk, state in stored:
        plans[grade, subject] = pk
        if (grade, subject) in wanted:
            policy.enter_plan(state, grade=grade, subject=subject).require()
    subjects = dict(Subject.objects.values_list("name", "pk"))
    fresh = [
        LessonPlan(year=year, grade=grade, subject_id=subjects[subject])
        for grade, subject in sorted(wanted)
        if (grade, subject) not in plans
    ]
    names = {pk: name for name, pk in subjects.items()}
    LessonPlan.objects.bulk_create(fresh)
    plans |= {(plan.grade, names[plan.subject_id]): plan.pk for plan in fresh}
    return plans, {plan.pk for plan in fresh}


def _changes(
    found: Iterable[Difference[PlanLineEntry]],
    plans: dict[tuple[int, str], UUID],
    opened: set[UUID],
    year: SchoolYear,
) -> list[Change]:
    told: dict[tuple[int, str], list[Difference[PlanLineEntry]]] = {}
    for each in found:
        told.setdefault(each.entry.plan, []).append(each)
    return [
        Change(
            CurriculumEvent.PLAN_ENTERED if plans[key] in opened else CurriculumEvent.PLAN_CHANGED,
            "lesson-plan",
            plans[key],
            {str(each.entry.number): each.old_values() for each in lines if not each.is_new},
            {"grade": key[0], "subject": key[1], "lines": _lines(lines)},
            school_year=year.number,
        )
        for key, lines in told.items()
    ]


def _lines(lines: Iterable[Difference[PlanLineEntry]]) -> dict[str, object]:
    names = set(_FIELDS)
    return {
        str(each.entry.number): {k: v for k, v in each.new_values().items() if k in names}
        for each in lines
    }
