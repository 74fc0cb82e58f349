"""The topic of a lesson comes from its plan or is another; it leaves a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.builders import a_lesson, the_year
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, entry, last_event
from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanLine
from zhurnal.journal.commands.confirm_attendance import confirm_attendance
from zhurnal.journal.commands.write_topic import write_topic
from zhurnal.journal.models import LessonRecord
from zhurnal.journal.states import TopicState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Course, Person


def a_line(course: Course, topic: str) -> PlanLine:
    """The first line of a course's plan."""
    plan = LessonPlan.objects.create(year=the_year(), subject=course.subject, grade=course.grade)
    CoursePlan.objects.create(course=course, plan=plan)
    return PlanLine.objects.create(plan=plan, number=1, topic=topic)


def topic(cast: Cast, who: Person, now: datetime, version: int = 0, **fields: Any) -> TopicState:
    """Let somebody write the topic of today's lesson of algebra."""
    asked = entry("write_topic", **{"lesson": cast.lessons[-1].pk, "version": version, **fields})
    return write_topic(actor=acting(who, now), entry=asked, now=now)  # type: ignore[arg-type]


@pytest.mark.req("R-2.7-a")
@pytest.mark.req("R-2.2-b")
def test_a_line_of_the_plan_gives_the_topic(school_7: Cast, now: datetime) -> None:
    line = a_line(school_7.algebra, "Степень с натуральным показателем")
    state = topic(school_7, school_7.anna, now, plan_line=line.pk, material=" № 34–36 ")
    row = LessonRecord.objects.get(lesson=school_7.lessons[-1])
    assert (state.topic, state.version) == ("Степень с натуральным показателем", 1)
    assert (row.plan_line_id, row.topic, row.material) == (line.pk, line.topic, "№ 34–36")
    event = last_event()
    assert (event.event, event.before) == ("journal.topic.written", None)
    assert event.after == {
        "topic": line.topic,
        "material": "№ 34–36",
        "plan_line": str(line.pk),
    }


def test_a_line_of_another_plan_does_not_exist(school_7: Cast, now: datetime) -> None:
    line = a_line(school_7.russian, "Имя существительное")
    with pytest.raises(Refused) as refused:
        topic(school_7, school_7.anna, now, plan_line=line.pk)
    assert refused.value.verdict.code == "not-found"


def test_another_topic_is_written_and_taken_back(school_7: Cast, now: datetime) -> None:
    topic(school_7, school_7.anna, now, topic="Работа над ошибками")
    assert topic(school_7, school_7.anna, now, 1).topic == ""
    assert last_event().before == {"topic": "Работа над ошибками", "material": ""}


def test_a_topic_may_be_prepared_before_the_lesson(school_7: Cast, now: datetime) -> None:
    later = a_lesson(school_7.algebra, on=TODAY, number=7)
    state = topic(school_7, school_7.anna, now, lesson=later.pk, topic="Контрольная № 2")
    assert state.version == 1


@pytest.mark.req("R-3.2-d")
def test_who_did_not_see_the_last_topic_is_told_of_it(school_7: Cast, now: datetime) -> None:
    topic(school_7, school_7.anna, now, topic="Степень")
    with pytest.raises(Refused) as refused:
        topic(school_7, school_7.anna, now, topic="Корень")
    facts = refused.value.verdict.facts
    assert refused.value.verdict.code == "cell-changed"
    assert (facts["mine"], facts["theirs"], facts["version"]) == ("Корень", "Степень", 1)
    assert topic(school_7, school_7.anna, now, topic="Степень").version == 1


def test_attendance_and_topic_do_not_stand_in_each_others_way(
    school_7: Cast, now: datetime
) -> None:
    lesson = school_7.lessons[-1].pk
    asked: Any = entry("confirm_attendance", lesson=lesson)
    confirm_attendance(actor=acting(school_7.anna, now), entry=asked, now=now)
    assert topic(school_7, school_7.anna, now, topic="Степень").version == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [("head", "role-lacks-permission"), ("administrator", "role-lacks-permission"),
     ("boris", "not-found")],
)  # fmt: skip
def test_others_cannot(school_7: Cast, now: datetime, who: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        topic(school_7, getattr(school_7, who), now, topic="Степень")
    assert refused.value.verdict.code == code
    assert not LessonRecord.objects.exists()
