from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from zhurnal.access.actor import Actor
from zhurnal.journal import policy
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.journal.queries.group_on_day import all_in_group, group_on_day
from zhurnal.journal.queries.lesson_to_write import page_exists
from zhurnal.kernel.verdict import Refused, Verdict, refusal
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Cell:
    """One pupil at one lesson, as a rule must know them before something is written there."""

    lesson: Lesson
    work: Work | None
    pupil_id: UUID
    in_group: Verdict
    absent: bool
    marked: bool


def cell_to_write(
    actor: Actor, *, lesson_id: UUID, pupil_id: UUID, work_id: UUID | None = None
) -> Cell:
    """The cell an entry names, found in one query; to strangers of its page it does not exist.

    Source: R-2.3-a, R-2.4-d; invariant 1 of school practice §19 (membership on the lesson's date).
    """
    policy.write_somewhere(actor).require()
    row: Any
    if work_id is None:
        rows = Lesson.objects.select_related("course").filter(pk=lesson_id)
        row = lesson = _with_pupil(rows, pupil_id, lesson="").first()
    else:
        works = Work.objects.select_related("lesson__course").filter(pk=work_id, lesson=lesson_id)
        row = _with_pupil(works, pupil_id, lesson="lesson__").first()
        lesson = row and row.lesson
    if lesson is None:
        raise Refused(refusal("not-found"))
    page_exists(actor, lesson.course_id).require()
    return Cell(
        lesson=lesson,
        work=None if work_id is None else row,
        pupil_id=pupil_id,
        in_group=all_in_group(lesson, [pupil_id], [pupil_id] if row.member else []),
        absent=row.fact == Absence.Fact.ABSENT,
        marked=row.marked,
    )


def _with_pupil(rows: QuerySet[Any], pupil_id: UUID, *, lesson: str) -> QuerySet[Any]:
    at_lesson = {"lesson": OuterRef(f"{lesson}pk"), "pupil": pupil_id}
    group = group_on_day(OuterRef(f"{lesson}course__group"), OuterRef(f"{lesson}on"))
    annotated: QuerySet[Any] = rows.annotate(
        member=Exists(group.filter(pupil=pupil_id)),
        fact=Subquery(Absence.objects.filter(**at_lesson).values("fact")[:1]),
        marked=Exists(Mark.objects.filter(**at_lesson).exclude(value="")),
    )
    return annotated
