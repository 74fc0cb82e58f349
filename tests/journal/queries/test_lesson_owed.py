"""What many lessons owe, in one set of queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import BARNAUL, a_class, a_course, a_group, a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, entry
from zhurnal.journal.commands.confirm_attendance import confirm_attendance
from zhurnal.journal.commands.set_homework import set_homework
from zhurnal.journal.commands.write_topic import write_topic
from zhurnal.journal.queries.lesson_owed import lesson_owed
from zhurnal.journal.rules.owed import Duty, DutyState, Owed
from zhurnal.timetable.models import Lesson


def of(cast: Cast, now: datetime, *lessons: Lesson) -> dict[Any, dict[Duty, Owed]]:
    """What Anna's lessons owe, by lesson and duty."""
    ids = [lesson.pk for lesson in lessons]
    rows = list(Lesson.objects.select_related("course").filter(pk__in=ids))
    answer = lesson_owed(rows, actor=acting(cast.anna, now), now=now)
    return {pk: {each.duty: each for each in duties} for pk, duties in answer.items()}


def clock(moment: datetime) -> str:
    """The time by the school's clock."""
    return f"{moment.astimezone(BARNAUL):%H:%M:%S}"


@pytest.mark.req("R-2.8-b")
def test_homework_waits_for_the_last_lesson_of_any_group_of_the_class(
    school_7: Cast, now: datetime
) -> None:
    today = school_7.lessons[-1]
    last = a_lesson(school_7.english_two, on=TODAY, number=7)
    due = of(school_7, now, today)[today.pk][Duty.HOMEWORK].due_at
    assert due == last.ends_at + timedelta(minutes=90)
    Lesson.objects.filter(pk=last.pk).update(state=Lesson.State.CANCELLED)
    due = of(school_7, now, today)[today.pk][Duty.HOMEWORK].due_at
    assert due == school_7.english_lesson.ends_at + timedelta(minutes=90)


@pytest.mark.req("R-2.8-b")
def test_for_a_group_of_two_classes_the_later_one_counts(school_7: Cast, now: datetime) -> None:
    other = a_class("7В")
    group = a_group("7Б+7В", school_7.class_7b.row, other.row)
    shared = a_course("Технология", group, school_7.teacher_anna)
    lesson = a_lesson(shared, on=TODAY, number=1)
    late = a_lesson(a_course("Труд", other.group, school_7.teacher_boris), on=TODAY, number=8)
    due = of(school_7, now, lesson)[lesson.pk][Duty.HOMEWORK].due_at
    assert due == late.ends_at + timedelta(minutes=90)


@pytest.mark.req("R-2.5-a")
@pytest.mark.req("R-2.8-c")
def test_duties_are_closed_by_the_acts_of_the_teacher(school_7: Cast, now: datetime) -> None:
    today, lesson = school_7.lessons[-1], school_7.lessons[-1].pk
    before = of(school_7, now, today)[lesson]
    # It is noon, and the class's last lesson ended at 10:20.
    assert {duty: str(each.state) for duty, each in before.items()} == {
        Duty.ATTENDANCE: "due",
        Duty.TOPIC: "due",
        Duty.HOMEWORK: "overdue",
    }
    assert clock(before[Duty.HOMEWORK].due_at) == "11:50:00"
    assert clock(before[Duty.ATTENDANCE].due_at) == "23:59:59"
    anna = acting(school_7.anna, now)
    asked: Any = entry("confirm_attendance", lesson=lesson)
    confirm_attendance(actor=anna, entry=asked, now=now)
    asked = entry("write_topic", lesson=lesson, version=0, topic="Степень")
    write_topic(actor=anna, entry=asked, now=now)
    asked = entry("set_homework", lesson=lesson, version=0)
    set_homework(actor=anna, entry=asked, now=now)
    after = of(school_7, now, today)[lesson]
    assert {each.state for each in after.values()} == {DutyState.DONE}


@pytest.mark.req("R-2.2-c")
def test_individual_homework_does_not_close_the_duty(school_7: Cast, now: datetime) -> None:
    today = school_7.lessons[-1]
    asked: Any = entry(
        "set_homework",
        lesson=today.pk,
        version=0,
        task={"text": "карточка"},
        pupils=[school_7.pupil_ivan.pk],
    )
    set_homework(actor=acting(school_7.anna, now), entry=asked, now=now)
    assert of(school_7, now, today)[today.pk][Duty.HOMEWORK].state is DutyState.OVERDUE


def test_yesterdays_lessons_are_overdue_and_cancelled_ones_owe_nothing(
    school_7: Cast, now: datetime
) -> None:
    past, cancelled, _ = school_7.lessons
    Lesson.objects.filter(pk=cancelled.pk).update(state=Lesson.State.CANCELLED)
    told = of(school_7, now, past, cancelled)
    assert {each.state for each in told[past.pk].values()} == {DutyState.OVERDUE}
    assert told[cancelled.pk] == {}


@pytest.mark.parametrize("more", [0, 20])
def test_many_lessons_cost_what_one_costs(school_7: Cast, now: datetime, more: int) -> None:
    for number in range(more):
        a_lesson(school_7.algebra, on=TODAY - timedelta(days=number + 20), number=5)
    rows = list(Lesson.objects.select_related("course").filter(course=school_7.algebra))
    actor = acting(school_7.anna, now)
    with CaptureQueriesContext(connection) as queries:
        answer = lesson_owed(rows, actor=actor, now=now)
    assert len(answer) == 3 + more
    # records, homework, classes of the groups, last lessons of the classes.
    assert len(queries) == 4
