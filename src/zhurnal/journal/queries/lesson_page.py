from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.act_on import read_act
from zhurnal.assessment.rules.homework_norm import homework_norm
from zhurnal.assessment.rules.scale import Scale, scale_for
from zhurnal.deadlines.policy import write_in_time
from zhurnal.deadlines.queries.who_reopens import spoken
from zhurnal.deadlines.rules.closing import LessonWindow, closing
from zhurnal.journal import policy
from zhurnal.journal.queries import _lesson_rows as rows
from zhurnal.journal.queries._counting import Counting
from zhurnal.journal.queries._lesson_choices import choice_rows
from zhurnal.journal.queries._lesson_homework import (
    HomeworkOfLesson,
    homework_of_lesson,
    homework_rows,
)
from zhurnal.journal.queries._lesson_people import Attendee, attendees, hints_at, with_hints
from zhurnal.journal.queries._lesson_works import (
    LessonMarks,
    PlanChoice,
    lesson_marks,
    plan_choices,
)
from zhurnal.journal.rules.owed import HOMEWORK_TERM, LessonFacts, Owed, owed
from zhurnal.kernel.clock import end_of_day
from zhurnal.kernel.verdict import Verdict
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson as its teacher keeps it: who is here, topic, marks, homework, what is left.

    ``lock`` is the verdict on the lesson's window, ``editing`` the one on topic and homework,
    ``facts`` on attendance and marks, which wait for the lesson to begin. ``act`` is the local act
    of the lesson's day, ``scale`` what it prescribes here; ``debt_until`` the usual last day of a
    debt made today.

    Source: R-2.3-c; clauses 2.5-2.8.
    """

    lesson: Lesson
    subject: str
    group: str
    previous_id: UUID | None
    following_id: UUID | None
    attendance_at: datetime | None
    topic: str
    material: str
    topic_version: int
    people: Sequence[Attendee]
    marks: LessonMarks
    plan: Sequence[PlanChoice]
    line: PlanChoice | None
    homework: HomeworkOfLesson
    homework_due: datetime
    owed: Sequence[Owed]
    lock: Verdict
    editing: Verdict
    facts: Verdict
    act: Act
    scale: Scale
    debt_until: date


def lesson_page(lesson_id: UUID, *, actor: Actor, now: datetime) -> LessonPage | None:
    """The page of a lesson; None when there is no such lesson for the actor.

    Six statements, however many pupils.

    Source: R-2.3-a, R-2.3-c; ui §5.
    """
    row = rows.lesson_row(actor, lesson_id)
    if row is None:
        return None
    lesson = row.lesson
    people = attendees(rows.pupil_rows(actor, lesson), confirmed=row.attendance_at is not None)
    choices = choice_rows(row, actor=actor)
    act = read_act(row.act)
    people = with_hints(
        people, hints_at(lesson, row.subject, {each.pupil_id for each in people}, act)
    )
    scale = scale_for(act, grade=lesson.course.grade, subject=row.subject)
    marks = lesson_marks(rows.mark_rows(row), choices, Counting(act, scale, actor.today))
    plan = plan_choices(choices)
    norm = homework_norm(act, lesson.course.grade)
    homework = homework_of_lesson(homework_rows(row), row, norm=norm)
    held = lesson.state == Lesson.State.SCHEDULED
    window = _window(row, act, actor)
    return LessonPage(
        lesson=lesson,
        subject=row.subject,
        group=row.group,
        previous_id=row.previous_id,
        following_id=row.following_id,
        attendance_at=row.attendance_at,
        topic=row.topic or "",
        material=row.material or "",
        topic_version=row.topic_version or 0,
        people=people,
        marks=marks,
        plan=plan,
        line=_line(plan, row.plan_line_id),
        homework=homework,
        homework_due=row.last_bell + HOMEWORK_TERM,
        owed=owed(_facts(row, homework, actor), now=now) if held else (),
        lock=write_in_time(window, now=now),
        editing=policy.write_lesson(actor, lesson, window, now=now),
        facts=policy.write_facts(actor, lesson, window, now=now),
        act=act,
        scale=scale,
        debt_until=actor.today + timedelta(act.debts.days),
    )


def _window(row: rows.LessonRow, act: Act, actor: Actor) -> LessonWindow:
    """Until when the entries of the lesson are open: the page's own statement knows it all."""
    on = row.lesson.on
    closes_at, by_term = closing(on, rules=act.windows, term_ends=row.term_ends, tz=actor.tz)
    return LessonWindow(
        on, closes_at, by_term, row.order_number or "", row.reopened_before, spoken(row.ask)
    )


def _line(plan: Sequence[PlanChoice], chosen: UUID | None) -> PlanChoice | None:
    """The line of the topic, or else the next one that no lesson has used."""
    if chosen is not None:
        return next((line for line in plan if line.line_id == chosen), None)
    return next((line for line in plan if not line.used), None)


def _facts(row: rows.LessonRow, homework: HomeworkOfLesson, actor: Actor) -> LessonFacts:
    return LessonFacts(
        starts_at=row.lesson.starts_at,
        day_ends=end_of_day(row.lesson.on, actor.tz),
        classes_end=row.last_bell,
        attendance_taken=row.attendance_at is not None,
        topic_written=bool(row.topic),
        homework_said=homework.common is not None,
    )
