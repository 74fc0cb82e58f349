from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q

from zhurnal.assessment.queries.act_on import act_on
from zhurnal.homeroom.queries.class_to_read import Classmate, OwnClass, roll
from zhurnal.homeroom.rules.month_sums import DayMissed, MonthSums, month_sums
from zhurnal.journal.models import Absence
from zhurnal.timetable.models import Lesson

_PATH = "course__group__memberships"


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A pupil's month: his missed days, their sums, whether he misses often."""

    pupil: Classmate
    missed: Mapping[date, DayMissed]
    sums: MonthSums
    often: bool

    def here(self, on: date) -> bool:
        """Whether the pupil was on the roll that day."""
        before = self.pupil.valid_before
        return self.pupil.valid_from <= on and (before is None or on < before)


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """The attendance of a class in a month: pupils × days with lessons.

    Source: school practice §12, §15.
    """

    own: OwnClass
    first: date
    days: Sequence[date]
    lines: Sequence[MonthLine]
    often_percent: int

    @property
    def previous(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def following(self) -> date:
        return _next_month(self.first)


def month_sheet(own: OwnClass, month: date, *, now: datetime) -> MonthSheet:
    """The month that a day belongs to. Four statements, however many pupils.

    Source: school practice §12; R-2.9-e.
    """
    first = month.replace(day=1)
    before = _next_month(first)
    pupils = {each.pupil_id: each for each in roll(own.id, first, before - timedelta(days=1))}
    held = _held(list(pupils), first, before, now)
    missed = _missed(list(pupils), first, before)
    percent = act_on(first).act.absences.often_percent
    lines = []
    for pupil_id, pupil in pupils.items():
        sums = month_sums(missed[pupil_id], held[pupil_id])
        lines.append(MonthLine(pupil, missed[pupil_id], sums, sums.often(percent)))
    days = sorted({on for lessons in held.values() for on in lessons})
    return MonthSheet(own, first, days, lines, percent)


def _held(
    pupils: list[UUID], first: date, before: date, now: datetime
) -> dict[UUID, dict[date, int]]:
    """How many lessons each pupil had on each day, his groups included."""
    rows = (
        Lesson.objects.filter(
            Q(**{f"{_PATH}__valid_before__isnull": True})
            | Q(**{f"{_PATH}__valid_before__gt": F("on")}),
            **{f"{_PATH}__pupil__in": pupils, f"{_PATH}__valid_from__lte": F("on")},
            on__gte=first,
            on__lt=before,
            starts_at__lte=now,
            state=Lesson.State.SCHEDULED,
        )
        .order_by()
        .values_list(f"{_PATH}__pupil_id", "on")
        .annotate(number=Count("pk"))
    )
    held: dict[UUID, dict[date, int]] = defaultdict(dict)
    for pupil_id, on, number in rows:
        held[pupil_id][on] = number
    return held


def _missed(pupils: list[UUID], first: date, before: date) -> dict[UUID, dict[date, DayMissed]]:
    rows = Absence.objects.filter(
        pupil__in=pupils, lesson__on__gte=first, lesson__on__lt=before
    ).exclude(fact=Absence.Fact.PRESENT)
    absent: dict[tuple[UUID, date], Counter[str]] = defaultdict(Counter)
    late: Counter[tuple[UUID, date]] = Counter()
    for pupil_id, on, fact, reason in rows.values_list("pupil_id", "lesson__on", "fact", "reason"):
        if fact == Absence.Fact.ABSENT:
            absent[pupil_id, on][reason] += 1
        else:
            late[pupil_id, on] += 1
    missed: dict[UUID, dict[date, DayMissed]] = defaultdict(dict)
    for pupil_id, on in {*absent, *late}:
        missed[pupil_id][on] = DayMissed(absent[pupil_id, on], late[pupil_id, on])
    return missed


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
