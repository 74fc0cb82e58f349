"""A teacher's day in words: what is owed, how far each lesson is, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zhurnal.access.actor import Actor
from zhurnal.home.queries.my_day import ToDo
from zhurnal.journal.queries.my_lessons import MyLesson
from zhurnal.journal.rules.owed import Duty, DutyState, Owed
from zhurnal.kernel.clock import local_day
from zhurnal.web import dates

#: The part of the lesson page where a clause is written.
_PARTS = {
    Duty.ATTENDANCE: "att",
    Duty.TOPIC: "topic",
    Duty.HOMEWORK: "hw",
    Duty.MARKS: "marks",
}
#: States of duties as steps are drawn.
_STEPS = {
    DutyState.AHEAD: "ahead",
    DutyState.DUE: "due",
    DutyState.OVERDUE: "over",
    DutyState.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of «Нужно сделать»: ``state`` is over, soon (today) or empty."""

    title: str
    note: str
    when: str
    state: str
    href: str


def owed_line(owed: ToDo, actor: Actor, *, now: datetime) -> Line:
    """A thing to do, with its time and the place where it is done."""
    here = reverse("journal:lesson", args=[owed.lesson_id])
    work = f"?work={owed.work_id}" if owed.work_id else ""
    over = now > owed.due_at
    soon = local_day(owed.due_at, actor.tz) == actor.today
    return Line(
        title=f"{owed.group} · {_title(owed, actor.today)}",
        note=_note(owed),
        when=_("просрочено") if over else _until(owed.duty, owed.due_at, soon=soon),
        state="over" if over else "soon" if soon else "",
        href=f"{here}{work}#{_PARTS[owed.duty]}",
    )


def slot_state(lesson: MyLesson, now: datetime) -> str:
    """``now``, ``done`` or ``ahead``: where a lesson stands in the day."""
    if lesson.starts_at <= now < lesson.ends_at:
        return "now"
    return "done" if lesson.ends_at <= now else "ahead"


def steps_of(lesson: MyLesson, actor: Actor, *, now: datetime) -> list[tuple[str, str]]:
    """The clauses of a lesson as signs with words; for one ahead, when it begins."""
    if lesson.cancelled:
        return [("ahead", _("урок отменён"))]
    if lesson.substitute:
        return [("ahead", _("замещает %(name)s") % {"name": lesson.substitute})]
    if now < lesson.starts_at:
        return [("ahead", _ahead(lesson, actor, now))]
    steps = [(_STEPS[each.state], _step(each, lesson, actor)) for each in lesson.owed]
    if lesson.marks:
        steps.append(("done", _count_of_marks(lesson.marks)))
    return steps


def _ahead(lesson: MyLesson, actor: Actor, now: datetime) -> str:
    if lesson.on != actor.today:
        return _("впереди")
    minutes = int((lesson.starts_at - now).total_seconds() // 60) + 1
    if minutes > 60:
        return _("начнётся в %(time)s") % {"time": dates.clock(lesson.starts_at)}
    return ngettext("начнётся через %(num)s минуту", "начнётся через %(num)s минут", minutes) % {
        "num": minutes
    }


def _step(each: Owed, lesson: MyLesson, actor: Actor) -> str:
    if each.state is DutyState.DONE:
        return _done(each.duty, lesson)
    name = {
        Duty.ATTENDANCE: _("посещаемость"),
        Duty.TOPIC: _("тема"),
        Duty.HOMEWORK: _("задание"),
    }[each.duty]
    if lesson.on != actor.today:
        return name
    return f"{name} {_until(each.duty, each.due_at, soon=True)}"


def _done(duty: Duty, lesson: MyLesson) -> str:
    if duty is Duty.ATTENDANCE:
        if not lesson.absent:
            return _("все на уроке")
        return ngettext("нет %(num)s ученика", "нет %(num)s учеников", lesson.absent) % {
            "num": lesson.absent
        }
    return _("тема") if duty is Duty.TOPIC else _("задание")


def _count_of_marks(number: int) -> str:
    return ngettext("%(num)s отметка", "%(num)s отметок", number) % {"num": number}


def _until(duty: Duty, due_at: datetime, *, soon: bool) -> str:
    if not soon:
        return _("до %(time)s") % {"time": dates.day_short(due_at)}
    if duty is Duty.HOMEWORK:
        return _("до %(time)s") % {"time": dates.clock(due_at)}
    return _("до конца дня")


def _title(owed: ToDo, today: date) -> str:
    if owed.duty is Duty.MARKS:
        return f"{owed.work} {dates.day(owed.on)}"
    if owed.on == today:
        return {
            Duty.ATTENDANCE: _("кто на уроке"),
            Duty.TOPIC: _("тема урока"),
            Duty.HOMEWORK: _("домашнее задание"),
        }[owed.duty]
    sentence = {
        Duty.ATTENDANCE: _("кто был на уроке %(day)s"),
        Duty.TOPIC: _("тема урока %(day)s"),
        Duty.HOMEWORK: _("домашнее задание урока %(day)s"),
    }[owed.duty]
    return sentence % {"day": dates.day(owed.on)}


def _note(owed: ToDo) -> str:
    if owed.duty is Duty.MARKS:
        return ngettext("нет %(num)s отметки", "нет %(num)s отметок", owed.missing) % {
            "num": owed.missing
        }
    return {
        Duty.ATTENDANCE: _("не отмечено"),
        Duty.TOPIC: _("не записана"),
        Duty.HOMEWORK: _("или «не задано»"),
    }[owed.duty]
