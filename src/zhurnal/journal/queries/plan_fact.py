from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, Sum

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum import policy
from zhurnal.curriculum.models import Deviation, PlanLine
from zhurnal.curriculum.rules.fulfilment import (
    Fulfilment,
    LineAhead,
    propose_merges,
    year_hours,
)
from zhurnal.curriculum.rules.lay_out import lay_out
from zhurnal.timetable.models import Lesson


class LessonFact(NamedTuple):
    """A lesson of the course with its record, if there is one."""

    lesson_id: UUID
    on: date
    number: int
    starts_at: datetime
    state: str
    topic: str | None
    line_id: UUID | None

    @property
    def held(self) -> bool:
        return self.state != Lesson.State.CANCELLED


@dataclass(frozen=True, slots=True)
class Departure:
    """How the course departs from its plan: kind, reason; ``act`` takes it back."""

    kind: str
    act: UUID
    reason: str
    into: str = ""


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line: the day the timetable meant for it, the days it was taught, or will be."""

    line_id: UUID
    number: int
    section: str
    topic: str
    work: str
    planned_on: date | None
    taught_on: Sequence[date]
    expected_on: date | None
    departure: Departure | None


@dataclass(frozen=True, slots=True)
class OtherTopic:
    """A held lesson whose topic is no line of the plan; ``reason`` once it was given."""

    lesson_id: UUID
    on: date
    topic: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanFact:
    """The plan of a course against what was taught."""

    course_id: UUID
    plan_id: UUID | None
    subject: str
    group: str
    figures: Fulfilment
    lines: Sequence[LineFact]
    others: Sequence[OtherTopic]
    proposal: Sequence[tuple[LineFact, LineFact]]
    may_depart: bool


def plan_fact(course_id: UUID, *, actor: Actor, now: datetime) -> PlanFact | None:
    """A course's plan line by line, with figures, forecast and a proposal; None when there is no
    such page for the actor.

    Five statements, however many lines and lessons.

    Source: R-1.5-a, R-2.7-a; school practice §7.
    """
    weekly = Sum(
        "assignments__weekly_hours",
        filter=Q(assignments__valid_from__lte=actor.today)
        & (
            Q(assignments__valid_before__isnull=True) | Q(assignments__valid_before__gt=actor.today)
        ),
    )
    course = (
        visible_courses(actor)
        .filter(pk=course_id)
        .annotate(weekly=weekly)
        .values_list("subject__name", "group__name", "grade", "weekly", "course_plans__plan_id")
        .first()
    )
    if course is None:
        return None
    subject, group, grade, hours, plan_id = course
    lines = list(PlanLine.objects.filter(plan=plan_id, removed_at__isnull=True).order_by("number"))
    lessons = _lessons(course_id)
    departures = list(
        Deviation.objects.filter(course=course_id, ended_at__isnull=True).select_related("into")
    )
    facts = _facts(lines, lessons, departures, now=now)
    figures = _figures(facts, lessons, year_hours(float(hours or 0), grade), now=now)
    by_id = {line.line_id: line for line in facts}
    ahead = [line for line in facts if not line.taught_on and line.departure is None]
    pairs = propose_merges([_ahead(line) for line in ahead], figures.shortage)
    reasons = {each.lesson_id: each.reason for each in departures if each.lesson_id}
    return PlanFact(
        course_id=course_id,
        plan_id=plan_id,
        subject=subject,
        group=group,
        figures=figures,
        lines=facts,
        others=[
            OtherTopic(each.lesson_id, each.on, each.topic, reasons.get(each.lesson_id, ""))
            for each in lessons
            if each.held and each.topic and each.line_id is None and plan_id is not None
        ],
        proposal=[(by_id[line], by_id[into]) for line, into in pairs],
        may_depart=bool(policy.write_plan(actor, {course_id})),
    )


def _lessons(course_id: UUID) -> list[LessonFact]:
    rows = Lesson.objects.filter(course=course_id).order_by("starts_at")
    told = rows.values_list(
        "pk", "on", "number", "starts_at", "state", "records__topic", "records__plan_line_id"
    )
    return [LessonFact._make(row) for row in told]


def _facts(
    lines: Sequence[PlanLine],
    lessons: Sequence[LessonFact],
    departures: Sequence[Deviation],
    *,
    now: datetime,
) -> list[LineFact]:
    left_out = {row.line_id: row for row in departures if row.line_id}
    taught: dict[UUID, list[date]] = {}
    for lesson in lessons:
        if lesson.held and lesson.line_id:
            taught.setdefault(lesson.line_id, []).append(lesson.on)
    ids = [line.pk for line in lines]
    planned = lay_out(ids, [lesson.on for lesson in lessons], {})
    free = [each.on for each in lessons if each.held and not each.topic and each.starts_at > now]
    merged = {pk: row.into_id for pk, row in left_out.items()}
    expected = lay_out([pk for pk in ids if pk not in taught], free, merged)
    return [
        LineFact(
            line.pk,
            line.number,
            line.section,
            line.topic,
            line.work,
            planned[line.pk],
            taught.get(line.pk) or _with(left_out.get(line.pk), taught),
            expected.get(line.pk),
            _departure(left_out.get(line.pk)),
        )
        for line in lines
    ]


def _with(row: Deviation | None, taught: Mapping[UUID, list[date]]) -> list[date]:
    """The days of the line that a merged one is taught with."""
    return taught.get(row.into_id, []) if row is not None and row.into_id else []


def _departure(row: Deviation | None) -> Departure | None:
    if row is None:
        return None
    return Departure(row.kind, row.act, row.reason, row.into.topic if row.into else "")


def _figures(
    lines: Sequence[LineFact], lessons: Sequence[LessonFact], hours: int, *, now: datetime
) -> Fulfilment:
    begun = [each for each in lessons if each.starts_at <= now]
    held = [each for each in begun if each.held]
    alone = sum(
        line.departure is not None and line.departure.kind == Deviation.Kind.ALONE
        for line in lines
        if not line.taught_on
    )
    return Fulfilment(
        curriculum=hours,
        plan=len(lines),
        due=len(begun),
        given=sum(bool(each.topic) for each in held),
        cancelled=len(begun) - len(held),
        untold=sum(not each.topic for each in held),
        passed=sum(bool(line.taught_on) for line in lines) + alone,
        lines_left=sum(not line.taught_on and line.departure is None for line in lines),
        lessons_left=sum(each.held and not each.topic and each.starts_at > now for each in lessons),
    )


def _ahead(line: LineFact) -> LineAhead:
    return LineAhead(line.line_id, line.section, line.topic, line.work)
