from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from zhurnal.access.actor import Actor
from zhurnal.control.models import Clause, Obligation
from zhurnal.control.rules.trend import Figures, needs_help, weeks_until
from zhurnal.school.models import ClassGroup, Person, StaffMember, TeachingGroupClass

CLAUSES = tuple(Clause)
_PLACE = ("responsible_id", "course_id", "class_group_id", "clause")
Rows = Sequence[tuple[tuple[Any, ...], Figures]]


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A teacher or a class with the figures of every clause; ``id`` None is nobody's."""

    id: UUID | None
    name: str
    figures: tuple[Figures, ...]
    whole: Figures


@dataclass(frozen=True, slots=True)
class ControlDesk:
    """How the school keeps its terms: teachers × clauses and classes × clauses.

    Source: R-1.1-a, R-2.10-c; ui §7.
    """

    weeks: tuple[date, ...]
    teachers: Sequence[DeskLine]
    classes: Sequence[DeskLine]
    whole: tuple[Figures, ...]


def control_desk(actor: Actor, *, now: datetime) -> ControlDesk:
    """The desk of a moment. Five statements, however large the school.

    A duty of a group from several classes counts in each of them.

    Source: R-1.1-a, R-2.10-c; ui §7.
    """
    weeks = weeks_until(actor.today)
    rows = [*_of_weeks(weeks, actor.today, now), *_older(weeks[0], now)]
    classes_of = _classes_of()
    return ControlDesk(
        weeks=weeks,
        teachers=_lines(rows, lambda place: [place[0]], _teachers()),
        classes=_lines(
            rows,
            lambda place: [place[2]] if place[2] else classes_of.get(place[1], []),
            dict(ClassGroup.objects.values_list("pk", "name")),
        ),
        whole=tuple(
            sum((figures for place, figures in rows if place[3] == clause), Figures())
            for clause in CLAUSES
        ),
    )


def _of_weeks(weeks: tuple[date, ...], today: date, now: datetime) -> Rows:
    moment = now.replace(microsecond=0)
    undone = Q(done_at__isnull=True)
    late, overdue = Q(done_at__gt=F("due_at")), undone & Q(due_at__lt=moment)
    counted = Obligation.objects.filter(on__gte=weeks[0], on__lte=today, standing="")
    sums: dict[str, Any] = {
        "due": Count("on", filter=undone & Q(opens_at__lte=now, due_at__gte=moment)),
        "late": Count("on", filter=late),
        "overdue": Count("on", filter=overdue),
    }
    for number, monday in enumerate(weeks):
        week = Q(on__gte=monday, on__lt=monday + timedelta(weeks=1), opens_at__lte=now)
        sums[f"missed_{number}"] = Count("on", filter=week & (late | overdue))
        sums[f"total_{number}"] = Count("on", filter=week)
    found = counted.order_by().values_list(*_PLACE).annotate(**sums)
    return [
        (tuple(row[:4]), Figures(row[4], row[5], row[6], tuple(row[7::2]), tuple(row[8::2])))
        for row in found
    ]


def _older(before: date, now: datetime) -> Rows:
    """What is not done of the time before the four weeks."""
    waiting = Obligation.objects.filter(
        on__lt=before, done_at__isnull=True, standing="", due_at__lt=now.replace(microsecond=0)
    )
    found = waiting.order_by().values_list(*_PLACE).annotate(Count("on"))
    return [(tuple(row[:4]), Figures(overdue=row[4])) for row in found]


def _lines(
    rows: Rows,
    whose: Callable[[tuple[Any, ...]], Iterable[UUID | None]],
    names: Mapping[UUID, str],
) -> list[DeskLine]:
    found: dict[UUID | None, dict[str, Figures]] = defaultdict(dict)
    for place, figures in rows:
        for each in whose(place):
            clauses = found[each]
            clauses[place[3]] = clauses.get(place[3], Figures()) + figures
    lines = [
        DeskLine(
            pk,
            names.get(pk, "") if pk else "",
            tuple(figures.get(clause, Figures()) for clause in CLAUSES),
            sum(figures.values(), Figures()),
        )
        for pk, figures in found.items()
    ]
    return sorted(lines, key=lambda line: (needs_help(line.figures), line.name))


def _teachers() -> dict[UUID, str]:
    rows = StaffMember.objects.values_list(
        "pk", "person__last_name", "person__first_name", "person__patronymic"
    )
    return {
        pk: Person(last_name=last, first_name=first, patronymic=patronymic).initials_name
        for pk, last, first, patronymic in rows
    }


def _classes_of() -> dict[UUID, list[UUID]]:
    """The classes that the group of each course draws from."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = TeachingGroupClass.objects.filter(group__courses__isnull=False)
    for course_id, class_id in rows.values_list("group__courses", "class_group_id"):
        found[course_id].append(class_id)
    return found
