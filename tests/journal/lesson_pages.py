"""Pages of lessons for tests: their addresses, what stands on them, what their forms send."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.test import Client

from tests.builders import the_year
from tests.cast import Cast
from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanLine
from zhurnal.timetable.models import Lesson

PUT_AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def address(lesson: Lesson, part: str = "") -> str:
    return f"/journal/lesson/{lesson.pk}/{part}"


def page_of(browser: Client, lesson: Lesson) -> str:
    answer = browser.get(address(lesson))
    assert answer.status_code == 200
    return answer.content.decode()


def send(browser: Client, lesson: Lesson, part: str, **fields: Any) -> Any:
    return browser.post(address(lesson, f"{part}/"), {"key": uuid4(), **fields})


def a_plan(cast: Cast, *topics: str) -> list[PlanLine]:
    plan = LessonPlan.objects.create(
        year=the_year(), subject=cast.algebra.subject, grade=cast.algebra.grade
    )
    CoursePlan.objects.create(course=cast.algebra, plan=plan)
    return [
        PlanLine.objects.create(plan=plan, number=number, topic=topic)
        for number, topic in enumerate(topics, start=1)
    ]
