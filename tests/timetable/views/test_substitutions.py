"""The deputy's page of substitutions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_lesson, newcomers
from tests.cast import Cast
from zhurnal.timetable.models import Substitution

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


def asked(cast: Cast) -> str:
    return f"/substitutions/?on=2026-11-18&teacher={cast.teacher_anna.pk}"


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "on": "2026-11-18", "teacher": cast.teacher_anna.pk, "number": "112-к",
        "order_on": "2026-11-18", "reason": "", **fields,
    }  # fmt: skip


def test_the_deputy_sees_who_has_lessons_and_who_is_free(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.deputy).get(asked(cast)).content.decode()
    assert "2 урок" in page
    assert "Сменный Р. И." in page
    assert page.index("Ведут в этом классе") < page.index("Вебер К. Г.")
    assert page.index("Крылов Б. И. · 1 урок") < page.index("Свободны")
    assert "Замен в этот день нет" in page


def test_who_gives_a_lesson_then_is_named_with_it(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        lesson = cast.english_lesson
        lesson.starts_at, lesson.ends_at = cast.lessons[-1].starts_at, cast.lessons[-1].ends_at
        lesson.save()
    page = signed_in(cast.deputy).get(asked(cast)).content.decode()
    assert "Крылов Б. И. — 7Б англ. 1, Английский язык" in page


@pytest.mark.req("R-2.3-b")
def test_she_names_a_substitute_and_takes_him_back(cast: Cast, signed_in: SignIn) -> None:
    browser, lesson = signed_in(cast.deputy), cast.lessons[-1]
    answer = browser.post("/substitutions/", form(cast, **{str(lesson.pk): cast.teacher_roman.pk}))
    assert (answer.status_code, answer["Location"]) == (302, asked(cast))
    page = browser.get(asked(cast)).content.decode()
    assert "№ 112-к от 18\N{NO-BREAK SPACE}ноября" in page
    assert f'value="{cast.teacher_roman.pk}" selected' in page
    back = browser.post(f"/substitutions/{lesson.pk}/end/", {"on": "2026-11-18"})
    assert back["Location"] == "/substitutions/?on=2026-11-18"
    with cast.inside():
        assert Substitution.objects.get().ended_at is not None


def test_what_was_typed_stays_when_something_is_missing(cast: Cast, signed_in: SignIn) -> None:
    browser, lesson = signed_in(cast.deputy), cast.lessons[-1]
    chosen = {str(lesson.pk): cast.teacher_roman.pk}
    answer = browser.post("/substitutions/", form(cast, number="", reason="курсы", **chosen))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Впишите номер приказа" in page
    assert "курсы" in page
    assert f'value="{cast.teacher_roman.pk}" selected' in page
    future = browser.post("/substitutions/", form(cast, order_on="2026-11-30", **chosen))
    assert "ещё не наступила" in future.content.decode()
    nobody = browser.post("/substitutions/", form(cast))
    assert "Выберите, кто замещает" in nobody.content.decode()
    with cast.inside():
        assert not Substitution.objects.exists()


@pytest.mark.req("R-2.3-b")
def test_an_absence_of_days_is_one_page_one_act_and_one_way_back(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        coming = a_lesson(cast.algebra, on=date(2026, 11, 20), number=2)
    days = {"on": "2026-11-18", "until": "2026-11-20"}
    browser = signed_in(cast.deputy)
    chosen = {str(lesson.pk): cast.teacher_roman.pk for lesson in (cast.lessons[-1], coming)}
    answer = browser.post("/substitutions/", form(cast, **days, **chosen))
    assert answer["Location"] == f"{asked(cast)}&until=2026-11-20"
    page = browser.get(answer["Location"]).content.decode()
    assert "20\N{NO-BREAK SPACE}ноября, <b>2 урок</b>" in page
    assert "Снять весь приказ № 112-к: 2 урока" in page
    with cast.inside():
        [act] = set(Substitution.objects.values_list("act", flat=True))
    back = browser.post(f"/substitutions/acts/{act}/undo/", days)
    assert back["Location"] == "/substitutions/?on=2026-11-18&until=2026-11-20"
    with cast.inside():
        assert not Substitution.objects.filter(ended_at__isnull=True).exists()
    again = browser.post(f"/substitutions/acts/{act}/undo/", days)
    assert again.status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "?on=завтра",
        "?on=9999-01-01",
        "?teacher=1",
        "?teacher=&on=",
        "?on=2026-11-22",
        "?until=9999-01-01",
        "?on=2026-11-20&until=2026-01-01",
    ],
)
def test_a_strange_question_is_answered_with_a_page(
    cast: Cast, signed_in: SignIn, query: str
) -> None:
    assert signed_in(cast.deputy).get(f"/substitutions/{query}").status_code == 200


def test_a_lesson_without_a_substitution_has_none_to_take_back(
    cast: Cast, signed_in: SignIn
) -> None:
    answer = signed_in(cast.deputy).post(f"/substitutions/{cast.lessons[0].pk}/end/")
    assert answer.status_code == 403
    assert "Обновите страницу" in answer.content.decode()


@pytest.mark.parametrize("pupils", [0, 30])
def test_the_page_costs_the_same_for_any_school(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, pupils)
    browser = signed_in(cast.deputy)
    with django_assert_num_queries(6):
        assert browser.get(asked(cast)).status_code == 200
