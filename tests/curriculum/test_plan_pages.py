"""The pages of lesson plans: the list, one plan with its days, the way to approval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_class, a_course, a_lesson
from tests.cast import Cast
from tests.plans import a_plan, lines
from zhurnal.curriculum.models import LessonPlan, PlanLine

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def plan(cast: Cast) -> LessonPlan:
    with cast.inside():
        return a_plan(cast.algebra, topics="Числа; Степень; Корень; к/р Корень", section="Алгебра")


def line_of(cast: Cast, topic: str) -> PlanLine:
    with cast.inside():
        return PlanLine.objects.get(topic=topic, removed_at__isnull=True)


def test_the_list_shows_own_plans_and_what_has_none(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    page = signed_in(cast.anna).get("/plans/").text
    assert f"/plans/{plan.pk}/" in page
    assert "мой" in page
    boris = signed_in(cast.boris, Client())
    assert "Составить план" in boris.get("/plans/").text
    begun = boris.post("/plans/begin/", {"course": cast.english_one.pk})
    assert "В плане ещё нет тем" in boris.get(begun["Location"]).text


def test_each_class_has_its_own_days_beside_a_line(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    with cast.inside():
        other = a_course("Алгебра", a_class("7В").group, cast.teacher_anna)
        plan.course_plans.create(course=other, plan=plan)
        cancelled = a_lesson(other, on=date(2026, 11, 9))
        cancelled.state = "cancelled"
        cancelled.save()
        a_lesson(other, on=date(2026, 11, 10))
    page = signed_in(cast.anna).get(f"/plans/{plan.pk}/").text
    first, rest = page.split("Числа", 1)[1].split("Степень", 1)
    assert first.index(">11.11<") < first.index(">10.11<")
    assert "нет урока" not in first
    assert "нет урока" in rest


def test_enter_saves_a_line_and_opens_the_next(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser, address = signed_in(cast.anna), f"/plans/{plan.pk}/"
    first, second = line_of(cast, "Числа"), line_of(cast, "Степень")
    assert "autofocus" in browser.get(f"{address}?edit={first.pk}").text
    told = {"line": first.pk, "version": 0, "topic": "Рациональные числа", "act": "onward"}
    answer = browser.post(f"{address}line/", told)
    assert answer["Location"] == f"{address}?edit={second.pk}#line-{second.pk}"
    again = browser.post(f"{address}line/", {**told, "topic": "Целые числа"})
    assert again.status_code == 422
    assert "Рациональные числа" in again.text
    assert 'value="Целые числа"' in again.text
    assert browser.post(f"{address}line/", {"topic": " "}).status_code == 422
    moved = browser.post(f"{address}line/", {**told, "version": 1, "act": "down"})
    assert moved.status_code == 302
    assert line_of(cast, "Рациональные числа").number == 2


def test_a_plan_goes_to_the_deputy_and_comes_back_approved(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    anna, deputy = signed_in(cast.anna), signed_in(cast.deputy, Client())
    address = f"/plans/{plan.pk}/"
    assert anna.post(f"{address}submit/").status_code == 302
    assert "1 план ждёт утверждения" in deputy.get("/plans/").text
    deputy.post(f"{address}return/", {"remark": "Впишите задания"})
    assert "Впишите задания" in anna.get(address).text
    anna.post(f"{address}submit/")
    early = deputy.post(f"{address}approve/", {"order_number": "8", "order_on": "2030-01-01"})
    assert early.status_code == 422
    assert "ещё не наступила" in early.text
    deputy.post(f"{address}approve/", {"order_number": "87", "order_on": "2026-11-18"})
    line = line_of(cast, "Степень")
    told = {"line": line.pk, "version": 0, "topic": "Степени"}
    assert "войдёт в лист корректировки" in anna.post(f"{address}line/", told).text
    anna.post(f"{address}line/", {**told, "reason": "Карантин"})
    sheet = deputy.get(f"{address}corrections/").text
    assert "Карантин" in sheet
    assert "вся параллель" in sheet


def test_strange_questions_are_answered_with_a_page(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser = signed_in(cast.anna)
    for query in ("?edit=1", "?after=x", "?after=head"):
        assert browser.get(f"/plans/{plan.pk}/{query}").status_code == 200
    told = {"topic": "Дроби", "line": "не номер", "version": "х"}
    assert browser.post(f"/plans/{plan.pk}/line/", told).status_code == 422
    assert browser.post("/plans/begin/", {"course": "1"}).status_code == 404


def test_a_plan_costs_the_same_however_long(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser = signed_in(cast.anna)
    counted = []
    for more in (0, 60):
        with cast.inside():
            lines(plan, *(f"Тема {more}-{n}" for n in range(more)))
            for day in range(more):
                a_lesson(cast.algebra, on=date(2026, 12, 1) + timedelta(days=day))
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/plans/{plan.pk}/")
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12
