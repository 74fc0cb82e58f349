from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from zhurnal.access.actor import Actor
from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.excuses.models import ReasonDocument
from zhurnal.excuses.queries.hints_on import Hint, HintSource, hints_on
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.excuses.rules.reason_term import reasons_due
from zhurnal.homeroom.queries.class_to_read import Classmate, OwnClass, roll
from zhurnal.journal.models import Absence
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Missed:
    """A pupil's absences of some days: the numbers of the lessons of today, or how many in all."""

    pupil: Classmate
    first_on: date
    last_on: date
    lessons: tuple[int, ...]
    reason: str = "unknown"
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperDue:
    """A document whose reasons are not entered yet, and until when they are to be."""

    id: UUID
    kind: str
    number: str
    title: str
    coverage: Coverage
    names: str
    handed_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """What a homeroom teacher has to know and do today.

    ``expected`` are pupils of whom something is known beforehand and whom nobody has recorded as
    absent today. ``taken`` of ``begun`` lessons of the class have their attendance.

    Source: R-2.5-e, R-2.9-c, R-2.9-e; ui §6.
    """

    own: OwnClass
    pupils: Sequence[Classmate]
    begun: int
    taken: int
    unexplained: Sequence[Missed]
    explained: Sequence[Missed]
    expected: Sequence[tuple[Classmate, tuple[Hint, ...]]]
    papers: Sequence[PaperDue]
    forgotten: Sequence[Missed]
    unknown_days: int


def desk(own: OwnClass, *, actor: Actor, now: datetime) -> Desk:
    """The desk of a class today. Seven statements, however many pupils.

    Source: R-2.5-e, R-2.9-c, R-2.9-e.
    """
    pupils = roll(own.id, actor.today, actor.today)
    by_id = {pupil.pupil_id: pupil for pupil in pupils}
    act = act_on(actor.today).act
    hints = _hints(actor.today, by_id)
    today = _today(by_id, hints, actor.today)
    away = {missed.pupil.pupil_id for missed in today}
    begun, taken = _lessons(own.id, now, actor.today)
    return Desk(
        own=own,
        pupils=pupils,
        begun=begun,
        taken=taken,
        unexplained=[missed for missed in today if missed.reason == "unknown"],
        explained=[missed for missed in today if missed.reason != "unknown"],
        expected=[
            (pupil, hints[pupil.pupil_id])
            for pupil in pupils
            if pupil.pupil_id in hints and pupil.pupil_id not in away
        ],
        papers=_papers(by_id, act, actor),
        forgotten=_forgotten(by_id, actor.today - timedelta(days=act.absences.unknown_days)),
        unknown_days=act.absences.unknown_days,
    )


def _hints(on: date, pupils: Collection[UUID]) -> dict[UUID, tuple[Hint, ...]]:
    """What is known of a day, exemptions from exercise left out: the exempt are at school."""
    found: dict[UUID, tuple[Hint, ...]] = {}
    for hint in hints_on(on, pupils):
        if hint.source is not HintSource.EXEMPTION:
            found[hint.pupil_id] = (*found.get(hint.pupil_id, ()), hint)
    return found


def _today(
    pupils: dict[UUID, Classmate], hints: dict[UUID, tuple[Hint, ...]], on: date
) -> list[Missed]:
    rows = Absence.objects.filter(pupil__in=pupils, lesson__on=on, fact=Absence.Fact.ABSENT)
    lessons: dict[tuple[UUID, str], list[int]] = defaultdict(list)
    for pupil_id, number, reason in rows.order_by("lesson__starts_at").values_list(
        "pupil_id", "lesson__number", "reason"
    ):
        lessons[pupil_id, reason].append(number)
    return [
        Missed(pupil, on, on, tuple(numbers), reason, hints.get(pupil.pupil_id, ()))
        for pupil in pupils.values()
        for (pupil_id, reason), numbers in lessons.items()
        if pupil_id == pupil.pupil_id
    ]


def _lessons(class_id: UUID, now: datetime, on: date) -> tuple[int, int]:
    """How many lessons of the class have begun today, and how many of them have attendance."""
    begun = Lesson.objects.filter(
        course__group__group_classes__class_group=class_id,
        on=on,
        starts_at__lte=now,
        state=Lesson.State.SCHEDULED,
    )
    taken = Count("pk", filter=Q(records__attendance_at__isnull=False))
    counted = begun.aggregate(begun=Count("pk"), taken=taken)
    return counted["begun"], counted["taken"]


def _papers(pupils: dict[UUID, Classmate], act: Act, actor: Actor) -> list[PaperDue]:
    rows = ReasonDocument.objects.filter(
        pupils__pupil__in=pupils, applied_at__isnull=True, withdrawn_at__isnull=True
    ).values_list("pupils__pupil_id", *_PAPER)
    found: dict[UUID, PaperDue] = {}
    for pupil_id, id_, kind, number, title, handed_at, *span in rows:
        name = pupils[pupil_id].name
        names = f"{found[id_].names}, {name}" if id_ in found else name
        due_at = reasons_due(handed_at, calendar=act.calendar, tz=actor.tz)
        found[id_] = PaperDue(id_, kind, number, title, Coverage(*span), names, handed_at, due_at)
    return sorted(found.values(), key=lambda paper: paper.due_at)


_PAPER = (
    "id",
    "kind",
    "number",
    "title",
    "handed_at",
    "first_on",
    "last_on",
    "first_lesson",
    "last_lesson",
)


def _forgotten(pupils: dict[UUID, Classmate], before: date) -> list[Missed]:
    """Absences without a reason that are older than the act allows, by pupil.

    Source: R-2.9-e.
    """
    rows = Absence.objects.filter(
        pupil__in=pupils,
        fact=Absence.Fact.ABSENT,
        reason=Absence.Reason.UNKNOWN,
        lesson__on__lt=before,
    )
    missed: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    for pupil_id, on, number in rows.values_list("pupil_id", "lesson__on", "lesson__number"):
        missed[pupil_id].append((on, number))
    return [
        Missed(pupil, min(days)[0], max(days)[0], tuple(number for _, number in days))
        for pupil in pupils.values()
        if (days := missed.get(pupil.pupil_id))
    ]
