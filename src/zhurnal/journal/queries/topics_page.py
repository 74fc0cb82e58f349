from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.access.actor import Actor
from zhurnal.journal.queries._page_rows import CourseRow, stays_in_course, terms_of_course
from zhurnal.journal.queries.journal_page import TermChoice, term_to_show
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class TaskSet:
    """A homework as it was set; ``pupils`` are the names of those it is for, none for all."""

    nothing_set: bool
    due_on: date | None
    text: str
    manner: Sequence[str]
    source: str
    pages: str
    exercises: str
    practical: str
    pupils: list[str] = field(default_factory=list)


@dataclass(slots=True)
class LessonTold:
    """A lesson as the second half of the page tells it. ``common`` None: nothing was said yet."""

    lesson_id: UUID
    on: date
    number: int
    cancelled: bool
    topic: str
    material: str
    common: TaskSet | None = None
    individual: list[TaskSet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """Topics, material and homework of a course for a term, for one reader."""

    course_id: UUID
    subject: str
    group: str
    term: TermChoice
    terms: tuple[TermChoice, ...]
    lessons: Sequence[LessonTold]


def topics_page(course_id: UUID, *, actor: Actor, term: int | None = None) -> TopicsPage | None:
    """The lessons of a course in one of its terms, by default the one of today; None when there is
    no such page for the actor. Individual homework is shown for the pupils whom the reader sees.

    Three statements, however many lessons.

    Source: R-2.2-a, R-2.2-b, R-2.2-c, R-2.9-a.
    """
    terms = terms_of_course(actor, course_id)
    course = term_to_show(terms, term, actor.today)
    if course is None:
        return None
    names = {
        stay.pupil_id: f"{stay.last_name} {stay.first_name}"
        for stay in stays_in_course(actor, course)
    }
    span = {"course": course.id, "starts": course.starts_on, "ends": course.ends_on}
    return TopicsPage(
        course_id=course.id,
        subject=course.subject,
        group=course.group,
        term=_choice(course),
        terms=tuple(map(_choice, terms)),
        lessons=_told(_LESSONS.rows(**span), names),
    )


def _told(rows: Iterable[tuple[Any, ...]], names: Mapping[UUID, str]) -> list[LessonTold]:
    lessons: dict[UUID, LessonTold] = {}
    tasks: dict[UUID, TaskSet] = {}
    for lesson_id, on, number, state, topic, material, task_id, individual, pupil, *task in rows:
        cancelled = state == Lesson.State.CANCELLED
        told = LessonTold(lesson_id, on, number, cancelled, topic or "", material or "")
        lesson = lessons.setdefault(lesson_id, told)
        if task_id is None or (individual and pupil not in names):
            continue
        if task_id not in tasks:
            tasks[task_id] = TaskSet(*task)
            if individual:
                lesson.individual.append(tasks[task_id])
            else:
                lesson.common = tasks[task_id]
        if individual:
            tasks[task_id].pupils.append(names[pupil])
    return list(lessons.values())


def _choice(row: CourseRow) -> TermChoice:
    return TermChoice(row.term, row.term_name, row.starts_on, row.ends_on)


def _lessons(course: UUID, starts: date, ends: date) -> QuerySet[Any, Any]:
    task = (
        "nothing_set",
        "due_on",
        "text",
        "manner",
        "source",
        "pages",
        "exercises",
        "practical",
    )
    return (
        Lesson.objects.filter(course=course, on__gte=starts, on__lte=ends)
        .order_by("on", "number", "homework__set_at", "homework__id")
        .values_list(
            "id",
            "on",
            "number",
            "state",
            "records__topic",
            "records__material",
            "homework__id",
            "homework__individual",
            "homework__addressees__pupil_id",
            *(f"homework__{name}" for name in task),
        )
    )


_LESSONS = PreparedQuery(_lessons, course=UUID, starts=date, ends=date)
