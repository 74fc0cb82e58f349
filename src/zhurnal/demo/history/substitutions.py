"""Yelena Vagner gives Anna's first lesson of Friday, 20 November: Anna is at a seminar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from zhurnal.access.models import RoleAssignment
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.roles import RoleCode
from zhurnal.kernel.clock import at
from zhurnal.school.models import StaffMember
from zhurnal.timetable.commands.substitute import substitute
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson

_ABSENT = {"last_name": "Петрова", "first_name": "Анна", "patronymic": "Сергеевна"}
_SUBSTITUTE = {"last_name": "Вагнер", "first_name": "Елена", "patronymic": "Фёдоровна"}


def name_substitutes(autumn: int, *, now: datetime, tz: ZoneInfo) -> int:
    """Let the deputy order what she would have ordered by now; returns how many lessons.

    Nothing once the lesson has begun: the chronicle tells of every lesson as its own teacher's.
    """
    ordered_at = at(date(autumn, 11, 18), time(15, 20), tz)
    lessons = Lesson.objects.filter(
        **{f"teacher__person__{name}": word for name, word in _ABSENT.items()},
        on=date(autumn, 11, 20),
        state=Lesson.State.SCHEDULED,
    )
    lesson = lessons.order_by("starts_at").first()
    if lesson is None or not ordered_at <= now < lesson.starts_at:
        return 0
    deputies = RoleAssignment.objects.filter(role=RoleCode.DEPUTY_HEAD, person__account_id__gt=0)
    account_id = deputies.order_by("pk").values_list("person__account_id", flat=True)[0]
    actor = load_actor(account_id=account_id or 0, now=ordered_at)
    if actor is None:
        raise LookupError("nobody of the demo school has this account")
    teacher = StaffMember.objects.get(
        **{f"person__{name}": word for name, word in _SUBSTITUTE.items()}
    )
    return substitute(
        actor=replace(actor, source="demo"),
        order=OrderEntry(number="214-к", on=ordered_at.date(), reason="семинар"),
        entries=[SubstituteEntry(lesson_id=lesson.pk, teacher_id=teacher.pk)],
        now=ordered_at,
    )
