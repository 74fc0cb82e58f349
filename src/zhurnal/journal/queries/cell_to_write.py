from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, UUIDField, Value

from zhurnal.access.actor import Actor
from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.act_on import parameters_on, read_act
from zhurnal.journal import policy
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.journal.queries.group_on_day import all_in_group, group_on_day
from zhurnal.journal.queries.lesson_to_write import page_exists
from zhurnal.kernel.verdict import Refused, Verdict, refusal
from zhurnal.school.models import Course
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson

_LESSON = ("id", "school_id", "course_id", "school_year", "on", "number", "starts_at", "state")
_COURSE = ("id", "school_id", "group_id", "grade")


@dataclass(frozen=True, slots=True)
class Cell:
    """One pupil at one lesson, as a rule must know them before something is written there."""

    lesson: Lesson
    subject: str
    act: Act
    in_group: Verdict
    absent: bool
    marked: bool
    brought: bool


def cell_to_write(
    actor: Actor, *, lesson_id: UUID, pupil_id: UUID, work_id: UUID | None = None
) -> Cell:
    """The cell an entry names, found in one query; to strangers of its page it does not exist.

    Neither does it when the work named is not one of the lesson's.

    Source: R-2.3-a, R-2.4-d; invariant 1 of school practice §19 (membership on the lesson's date).
    """
    policy.write_somewhere(actor).require()
    if work_id is None:
        rows = _AT_LESSON.rows(lesson=lesson_id, pupil=pupil_id)
    else:
        rows = _FOR_WORK.rows(work=work_id, lesson=lesson_id, pupil=pupil_id)
    if not rows:
        raise Refused(refusal("not-found"))
    *columns, subject, act, member, fact, marked, brought = rows[0]
    lesson = Lesson.from_db("default", _LESSON, columns[: len(_LESSON)])
    lesson.course = Course.from_db("default", _COURSE, columns[len(_LESSON) :])
    page_exists(actor, lesson.course_id).require()
    return Cell(
        lesson=lesson,
        subject=subject,
        act=read_act(act),
        in_group=all_in_group(lesson, [pupil_id], [pupil_id] if member else []),
        absent=fact == Absence.Fact.ABSENT,
        marked=marked,
        brought=brought is not None,
    )


def _with_pupil(rows: QuerySet[Any], pupil: UUID, *, lesson: str = "") -> QuerySet[Any, Any]:
    at_lesson = {"lesson": OuterRef(f"{lesson}pk"), "pupil": pupil}
    group = group_on_day(OuterRef(f"{lesson}course__group"), OuterRef(f"{lesson}on"))
    return rows.order_by().values_list(
        *(F(f"{lesson}{name}") for name in _LESSON),
        *(F(f"{lesson}course__{name}") for name in _COURSE),
        F(f"{lesson}course__subject__name"),
        parameters_on(OuterRef(f"{lesson}on")),
        Exists(group.filter(pupil=pupil)),
        Subquery(Absence.objects.filter(**at_lesson).values("fact")[:1]),
        Exists(Mark.objects.filter(**at_lesson).exclude(value="")),
        F("brought_id") if lesson else Value(None, UUIDField()),
    )


_AT_LESSON = PreparedQuery(
    lambda lesson, pupil: _with_pupil(Lesson.objects.filter(pk=lesson), pupil),
    lesson=UUID,
    pupil=UUID,
)
_FOR_WORK = PreparedQuery(
    lambda work, lesson, pupil: _with_pupil(
        Work.objects.filter(pk=work, lesson=lesson), pupil, lesson="lesson__"
    ),
    work=UUID,
    lesson=UUID,
    pupil=UUID,
)
