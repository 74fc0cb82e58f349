"""The assessment schedule of a parallel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_class, a_course, a_lesson
from tests.cast import TODAY, Cast
from tests.plans import a_plan

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.mark.req("X-1")
def test_control_works_stand_on_their_days_with_what_is_against_the_limits(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        a_plan(cast.algebra, topics="Числа; к/р Числа; к/р Степень; к/р Корень")
    page = signed_in(cast.deputy).get("/plans/schedule/?grade=7").text
    rows = page.split("<tbody>")[1].split("</tr>")
    assert "16\N{NO-BREAK SPACE}ноября" in rows[0]
    assert "больше десятой доли уроков предмета" in rows[0]
    assert "первый или последний урок" in rows[0]
    assert "меньше 2,5 недель после предыдущей" in rows[1]
    assert "урока для неё нет" in rows[2]
    assert "3 работы нарушают нормы" in page


def test_it_asks_for_a_grade_that_is_there(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.anna)
    for query in ("", "?grade=x", "?grade=99", "?grade=7"):
        assert "Контрольных в планах нет" in browser.get(f"/plans/schedule/{query}").text


def test_it_costs_the_same_for_every_parallel(cast: Cast, signed_in: SignIn) -> None:
    browser, counted = signed_in(cast.deputy), []
    with cast.inside():
        plan = a_plan(cast.algebra, topics="к/р Числа; к/р Степень")
    for more in (0, 3):
        with cast.inside():
            for n in range(more):
                course = a_course("Алгебра", a_class(f"7{'ГДЕ'[n]}").group, cast.teacher_anna)
                plan.course_plans.create(course=course, plan=plan)
                a_lesson(course, on=TODAY)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/plans/schedule/?grade=7").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 11
