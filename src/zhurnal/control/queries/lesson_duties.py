from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zhurnal.control.models import Clause, Standing
from zhurnal.control.queries._keys import Duties, Key
from zhurnal.control.rules.reconcile import Duty
from zhurnal.journal.models import Homework
from zhurnal.journal.queries.last_bell import last_bells
from zhurnal.journal.rules.owed import LessonFacts, owed
from zhurnal.kernel.clock import end_of_day
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing


def lesson_duties(lessons: QuerySet[Lesson], tz: ZoneInfo) -> Duties:
    """Attendance, topic and homework of lessons, as the facts of today make them. Three statements.

    Whoever gives the lesson answers for it: its teacher, or the substitute. Terms are those of
    ``journal.rules.owed``, the same that the teacher's day shows.

    Source: requirements §6, D1, D4, D5; M-1.
    """
    bells = last_bells(lessons)
    return {key: duty for row in _rows(lessons) for key, duty in _duties(row, bells, tz)}


def _rows(lessons: QuerySet[Lesson]) -> QuerySet[Any, Any]:
    said = Homework.objects.filter(lesson=OuterRef("pk"), individual=False)
    return (
        with_standing(lessons)
        .annotate(
            said_at=Subquery(said.values("set_at")[:1]),
            giver=Coalesce(F(f"{STANDING}__teacher_id"), F("teacher_id")),
        )
        .order_by()
        .values_list(
            "pk",
            "course_id",
            "giver",
            "school_year",
            "on",
            "starts_at",
            "ends_at",
            "state",
            "course__group_id",
            "records__attendance_at",
            "records__topic_at",
            "said_at",
        )
    )


def _duties(
    row: tuple[Any, ...], bells: Mapping[tuple[UUID, date], datetime], tz: ZoneInfo
) -> Iterator[tuple[Key, Duty]]:
    (pk, course_id, giver, year, on, starts_at, ends_at, state, group_id,
     taken_at, topic_at, said_at) = row  # fmt: skip
    done: dict[str, datetime | None] = {
        Clause.ATTENDANCE: taken_at,
        Clause.TOPIC: topic_at,
        Clause.HOMEWORK: said_at,
    }
    facts = LessonFacts(
        starts_at=starts_at,
        day_ends=end_of_day(on, tz),
        classes_end=bells.get((group_id, on), ends_at),
        attendance_taken=taken_at is not None,
        topic_written=topic_at is not None,
        homework_said=said_at is not None,
    )
    held = state == Lesson.State.SCHEDULED
    standing = Standing.ORDINARY if held else Standing.NOT_APPLICABLE
    for each in owed(facts, now=starts_at):
        duty = Duty(
            responsible_id=giver,
            lesson_id=pk,
            school_year=year,
            on=on,
            opens_at=starts_at,
            due_at=each.due_at,
            done_at=done[each.duty.value],
            standing=standing.value,
        )
        yield Key(each.duty.value, pk, course_id), duty
