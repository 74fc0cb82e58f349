"""What 7Б wrote again in November, and what those who had been away wrote later."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from zhurnal.access.actor import Actor
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.accounts.trace import Trace
from zhurnal.assessment.rules.scale import DEBT, FIVE_POINT
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.entries import AddWork, PutMark
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.kernel.clock import at
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.models import Lesson


def write_again(autumn: int, *, now: datetime, tz: ZoneInfo) -> int:
    """Let Anna Petrova's 7Б write its last control work in algebra again on 18 November, and those
    who were ill catch up, through the commands; returns how many marks.
    """
    written = at(date(autumn, 11, 18), time(12), tz)
    if written > now:
        return 0
    page = Lesson.objects.filter(
        course__subject__name="Алгебра",
        course__group__name="7Б",
        state=Lesson.State.SCHEDULED,
        ends_at__lte=written,
    )
    lesson = page.select_related("teacher__person").order_by("-starts_at").first()
    first = Work.objects.filter(lesson__in=page.filter(on__lt=written.date()), weight__gt=1)
    work = first.select_related("lesson", "work_type").order_by("-lesson__starts_at").first()
    if lesson is None or work is None:
        return 0
    actor = load_actor(
        account_id=lesson.teacher.person.account_id or 0, now=written, trace=Trace(source="demo")
    )
    if actor is None:
        return 0
    return _again(actor, work, lesson, now=written) + _later(actor, work, now=written)


def _again(actor: Actor, work: Work, lesson: Lesson, *, now: datetime) -> int:
    asked = AddWork(key=uuid7(), lesson=lesson.pk, type=work.work_type.code, retake_of=work.pk)
    made = add_work(actor=actor, entry=asked, now=now)
    away = Absence.objects.filter(lesson=lesson, fact="absent").values("pupil")
    weak = Mark.objects.filter(work=work, value__in=["2", "3"]).exclude(pupil__in=away)
    marks = list(weak.order_by("value", "pupil_id")[:3])
    for mark in marks:
        better = FIVE_POINT[FIVE_POINT.index(mark.value) - 1]
        _put(actor, lesson, made.work, mark.pupil_id, better, now=now)
    return len(marks)


def _later(actor: Actor, work: Work, *, now: datetime) -> int:
    here = Mark.objects.filter(work=work).exclude(value__in=["", DEBT]).values("pupil")
    away = Absence.objects.filter(lesson=work.lesson, fact="absent").exclude(pupil__in=here)
    pupils = list(away.order_by("pupil_id").values_list("pupil_id", flat=True)[:2])
    for pupil in pupils:
        mark = Mark.objects.filter(work=work, pupil=pupil).first()
        entry = PutMark(
            key=uuid7(),
            lesson=work.lesson_id,
            pupil=pupil,
            work=work.pk,
            value="4",
            version=mark.version if mark else 0,
            done_on=actor.today,
        )
        put_mark(actor=actor, entry=entry, now=now)
    return len(pupils)


def _put(
    actor: Actor, lesson: Lesson, work: UUID, pupil: UUID, value: str, *, now: datetime
) -> None:
    entry = PutMark(key=uuid7(), lesson=lesson.pk, pupil=pupil, work=work, value=value, version=0)
    put_mark(actor=actor, entry=entry, now=now)
