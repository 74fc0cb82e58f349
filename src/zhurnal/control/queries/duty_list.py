from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from zhurnal.access.actor import Actor
from zhurnal.control.models import Obligation
from zhurnal.control.rules.state import Dated, State, state
from zhurnal.control.rules.trend import weeks_until
from zhurnal.school.models import ClassGroup, StaffMember, TeachingGroupClass
from zhurnal.school.names import NAMES, initials_name

#: More than a person looks through; the page says how many there are in all.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which duties of the desk are asked for; an empty field asks for every one.

    ``nobody`` asks for those without a responsible person; ``how`` is due, late or overdue.
    """

    clause: str = ""
    teacher: UUID | None = None
    class_id: UUID | None = None
    nobody: bool = False
    how: str = ""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty: whose, about what, until when, how it stands. Instants are aware."""

    duty_id: UUID
    clause: str
    on: date
    place: str
    subject: str
    teacher: str
    due_at: datetime
    done_at: datetime | None
    state: State
    lesson_id: UUID | None
    course_id: UUID | None
    class_id: UUID | None


@dataclass(frozen=True, slots=True)
class DutyList:
    """The duties behind a figure of the desk, oldest term first; ``about`` names who was chosen."""

    about: str
    counted: int
    lines: Sequence[DutyLine]


def duty_list(actor: Actor, wanted: Wanted, *, now: datetime) -> DutyList | None:
    """The duties behind a figure of the desk; None when the school has no such teacher or class.
    Three statements at most, however many duties.

    Source: R-2.10-c (drill-down); M-6.
    """
    about = _about(wanted)
    if about is None:
        return None
    rows = _asked(Obligation.objects.filter(standing=""), wanted, actor, now)
    found = rows.order_by("due_at", "pk").values_list(
        "pk", "clause", "on", "course__group__name", "class_group__name", "course__subject__name",
        "due_at", "done_at", "opens_at", "lesson_id", "course_id", "class_group_id",
        *(f"responsible__person__{name}" for name in NAMES),
    )[:SHOWN]  # fmt: skip
    lines = [
        DutyLine(
            duty_id=row[0],
            clause=row[1],
            on=row[2],
            place=row[3] or row[4] or "",
            subject=row[5] or "",
            teacher=initials_name(*row[12:]),
            due_at=row[6],
            done_at=row[7],
            state=state(Dated(row[8], row[6], row[7]), now=now),
            lesson_id=row[9],
            course_id=row[10],
            class_id=row[11],
        )
        for row in found
    ]
    counted = len(lines) if len(lines) < SHOWN else rows.count()
    return DutyList(about, counted, lines)


def _asked(
    rows: QuerySet[Obligation], wanted: Wanted, actor: Actor, now: datetime
) -> QuerySet[Obligation]:
    """As the desk counts: four weeks, and of the time before them what is not done."""
    moment, first = now.replace(microsecond=0), weeks_until(actor.today)[0]
    undone = Q(done_at__isnull=True)
    kinds = {
        "due": undone & Q(opens_at__lte=now, due_at__gte=moment, on__gte=first),
        "late": Q(done_at__gt=F("due_at"), on__gte=first),
        "overdue": undone & Q(due_at__lt=moment),
    }
    rows = rows.filter(kinds.get(wanted.how, kinds["due"] | kinds["late"] | kinds["overdue"]))
    rows = rows.filter(on__lte=actor.today)
    if wanted.clause:
        rows = rows.filter(clause=wanted.clause)
    if wanted.nobody:
        rows = rows.filter(responsible__isnull=True)
    if wanted.teacher:
        rows = rows.filter(responsible=wanted.teacher)
    if wanted.class_id:
        groups = TeachingGroupClass.objects.filter(class_group=wanted.class_id).values("group_id")
        rows = rows.filter(Q(class_group=wanted.class_id) | Q(course__group__in=groups))
    return rows


def _about(wanted: Wanted) -> str | None:
    if wanted.class_id:
        names = ClassGroup.objects.filter(pk=wanted.class_id).values_list("name", flat=True)
        return names.first()
    if wanted.teacher:
        person = StaffMember.objects.filter(pk=wanted.teacher)
        row = person.values_list(*(f"person__{name}" for name in NAMES)).first()
        return initials_name(*row) if row else None
    return ""
