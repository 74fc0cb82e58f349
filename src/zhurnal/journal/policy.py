"""Who may write what in the journal, and when: first the right, then the rules of the lesson."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import ScaleCode
from zhurnal.assessment.rules.scale import DEBT, NOTHING, Scale
from zhurnal.deadlines.policy import write_in_time
from zhurnal.deadlines.rules.closing import LessonWindow
from zhurnal.journal.entries import PutMark, Task
from zhurnal.journal.rules.homework_increase import is_late
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.timetable.models import Lesson


def write_somewhere(actor: Actor) -> Verdict:
    """Whether the actor teaches anything today: the first question, before any lesson is named.

    Source: R-2.10-a (no right to edit follows from control); requirements §8.
    """
    if RoleCode.PAGE_READER in actor.roles and not actor.may(Permission.JOURNAL_WRITE):
        return refusal("substitution-not-now")
    return access.may(actor, Permission.JOURNAL_WRITE)


def write_page(actor: Actor, course_id: UUID, lessons: Iterable[UUID]) -> Verdict:
    """Whether the actor may write on a journal page: he teaches its course today, or substitutes
    at one of its lessons.

    Source: R-2.3-a, R-2.3-b, R-2.10-a, R-4.3-a.
    """
    given = actor.scopes(Permission.JOURNAL_WRITE).lessons
    return _teaches(actor, course_id) if given.isdisjoint(lessons) else ALLOWED


def give_lesson(actor: Actor, course_id: UUID, lesson_id: UUID) -> Verdict:
    """Whether a lesson of a course is the actor's to keep: he teaches the course or substitutes.

    Source: R-2.3-a, R-2.3-b, R-4.3-a.
    """
    if lesson_id in actor.scopes(Permission.JOURNAL_WRITE).lessons:
        return ALLOWED
    teaches = _teaches(actor, course_id)
    substituted = any(
        grant.role is RoleCode.PAGE_READER and grant.scope_id == course_id for grant in actor.grants
    )
    return refusal("substitution-not-now") if not teaches and substituted else teaches


def write_lesson(actor: Actor, lesson: Lesson, window: LessonWindow, *, now: datetime) -> Verdict:
    """Whether the actor may write anything about a lesson: he teaches its course or substitutes at
    it, it is held, and its entries are open, or were opened for him again.

    Source: R-2.3-a, R-2.3-b, R-4.3-a, R-2.10-d.
    """
    gives = give_lesson(actor, lesson.course_id, lesson.pk)
    return gives and _held(lesson) and write_in_time(window, now=now)


def write_facts(actor: Actor, lesson: Lesson, window: LessonWindow, *, now: datetime) -> Verdict:
    """Whether attendance and marks of a lesson may be written: they are facts, so it has begun.

    Source: R-2.5-c.
    """
    return write_lesson(actor, lesson, window, now=now) and _begun(actor, lesson, now=now)


def person_of(actor: Actor) -> UUID:
    """The person a record is signed with. Only people teach, so whoever may write is one.

    Source: R-1.2-b (no mark without its author).
    """
    if actor.person_id is None:
        raise Refused(refusal("not-your-lesson"))
    return actor.person_id


def put_mark(
    actor: Actor, lesson: Lesson, window: LessonWindow, *, value: str, scale: Scale, now: datetime
) -> Verdict:
    """Whether a value may be put, or withdrawn, at a lesson: it is one of the scale that the local
    act in force on the lesson's day prescribes.

    Source: R-2.4-a, R-2.4-d; school practice §11.
    """
    return write_facts(actor, lesson, window, now=now) and _in_scale(scale, value)


def mark_the_absent(*, entry: PutMark, absent: bool) -> Verdict:
    """A mark for somebody absent is a gate: later work is lawful, and says on which day it was
    done, or why there is a mark at all; a debt is not gated.

    Source: R-2.4-d.
    """
    gated = absent and entry.value not in {NOTHING, DEBT}
    said = entry.done_on is not None or entry.reason.strip()
    return refusal("absent-needs-reason") if gated and not said else ALLOWED


def days_of_mark(lesson: Lesson, *, entry: PutMark, today: date) -> Verdict:
    """Whether the days named with a mark can be: a debt ends after its lesson, and what was done
    later was done by today.

    Source: R-2.4-d; school practice §9 (точка, отработка).
    """
    if entry.due_on is not None and entry.due_on < max(lesson.on, today):
        return refusal("debt-due-before-today", day=entry.due_on)
    if entry.done_on is not None and not lesson.on <= entry.done_on <= today:
        return refusal("done-on-impossible", day=entry.done_on, lesson=lesson.on)
    return ALLOWED


def miss_the_marked(*, marked: bool, reason: str) -> Verdict:
    """Making somebody absent who was marked at the lesson is the same gate from the other side.

    Source: R-2.4-d, R-1.4-a.
    """
    return refusal("marked-needs-reason") if marked and not reason.strip() else ALLOWED


def share_work(lesson: Lesson, second: Lesson, *, parts: int) -> Verdict:
    """Whether the further criteria of a work may be marked on another page: the work has criteria,
    and the same pupils are taught there.

    Source: school practice §9 (an essay: content to Литература, literacy to Русский язык).
    """
    if parts == 1:
        return refusal("work-has-no-criteria")
    same = lesson.course.group_id == second.course.group_id
    return ALLOWED if same else refusal("pages-of-other-pupils")


def give_reason(*, fact: str) -> Verdict:
    """A reason belongs to an absence: who is present or late has none.

    Source: R-2.9-b; school practice §12 (late is not an absence).
    """
    return ALLOWED if fact == "absent" else refusal("not-absent")


def apply_document(*, withdrawn: bool) -> Verdict:
    """A document gives its reason until it is withdrawn.

    Source: R-2.9-d.
    """
    return refusal("document-withdrawn") if withdrawn else ALLOWED


def correct_fact(*, reason: str) -> Verdict:
    """The homeroom teacher's correction of another's fact is a gate.

    Source: R-2.9-b.
    """
    return ALLOWED if reason.strip() else refusal("correction-needs-reason")


def told_of_correction(actor: Actor, course_id: UUID) -> Verdict:
    """A correction is told to whoever teaches the course; for others it does not exist.

    Source: R-2.9-b.
    """
    mine = actor.scopes(Permission.JOURNAL_WRITE).courses
    return ALLOWED if course_id in mine else refusal("not-found")


def set_homework(lesson: Lesson, *, task: Task | None, due_on: date | None) -> Verdict:
    """Whether a homework says something, and is due after the day of its lesson.

    Source: R-2.8-a, R-2.8-c.
    """
    if task is not None and not _says_something(task):
        return refusal("homework-empty")
    if due_on is not None and due_on <= lesson.on:
        return refusal("homework-due-before-lesson", day=lesson.on)
    return ALLOWED


def ask_more(due_at: datetime, *, more: bool, reason: str, now: datetime) -> Verdict:
    """After its term a homework is reduced or clarified freely; to ask more of pupils is a gate.

    Source: R-2.8-d.
    """
    gated = more and is_late(due_at, now=now) and not reason.strip()
    return refusal("homework-needs-reason", due=due_at) if gated else ALLOWED


def _teaches(actor: Actor, course_id: UUID) -> Verdict:
    mine = actor.scopes(Permission.JOURNAL_WRITE).courses
    return ALLOWED if course_id in mine else refusal("not-your-lesson")


def _held(lesson: Lesson) -> Verdict:
    if lesson.state == Lesson.State.CANCELLED:
        return refusal("lesson-cancelled", day=lesson.on)
    return ALLOWED


def _begun(actor: Actor, lesson: Lesson, *, now: datetime) -> Verdict:
    if now >= lesson.starts_at:
        return ALLOWED
    return refusal("lesson-not-begun", starts=lesson.starts_at.astimezone(actor.tz))


def _in_scale(scale: Scale, value: str) -> Verdict:
    if value == NOTHING or scale.accepts(value):
        return ALLOWED
    if scale.code is ScaleCode.WORDS:
        return refusal("taught-without-marks", values=scale.spoken)
    return refusal("not-a-mark", value=value, values=scale.spoken)


def _says_something(task: Task) -> bool:
    return any((task.text, task.source, task.pages, task.exercises, task.practical))
