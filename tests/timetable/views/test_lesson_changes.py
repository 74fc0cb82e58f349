"""The deputy's pages of changed lessons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from zhurnal.timetable.models import Lesson, LessonChange

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


def day(cast: Cast, on: str = "2026-11-18") -> str:
    return f"/substitutions/lessons/?on={on}&class={cast.class_7b.row.pk}"


def form(**fields: Any) -> dict[str, Any]:
    return {"number": "31-у", "order_on": "2026-11-18", "reason": "педсовет", **fields}


def test_the_deputy_finds_a_lesson_moves_it_and_returns_it(cast: Cast, signed_in: SignIn) -> None:
    browser, lesson = signed_in(cast.deputy), cast.lessons[-1]
    here = f"/substitutions/lessons/{lesson.pk}/"
    assert here in browser.get(day(cast)).content.decode()
    answer = browser.post(here, form(kind="move", to_on="2026-11-20", to_number="4"))
    assert (answer.status_code, answer["Location"]) == (302, day(cast, "2026-11-20"))
    assert (
        "перенесён с 18\N{NO-BREAK SPACE}ноября"
        in browser.get(day(cast, "2026-11-20")).content.decode()
    )
    assert "был 18\N{NO-BREAK SPACE}ноября, 2 урок" in browser.get(here).content.decode()
    with cast.inside():
        row = LessonChange.objects.get()
    assert browser.post(f"{here}{row.pk}/end/")["Location"] == here
    with cast.inside():
        assert Lesson.objects.get(pk=lesson.pk).moved_from_on is None


@pytest.mark.parametrize("kind", ["swap", "merge", "remote", "cancel"])
def test_every_kind_of_change_is_one_form(cast: Cast, signed_in: SignIn, kind: str) -> None:
    with cast.inside():
        if kind == "merge":
            lesson = cast.english_lesson
            lesson.starts_at, lesson.ends_at = cast.lessons[-1].starts_at, cast.lessons[-1].ends_at
            lesson.save()
    other = {"swap_with": cast.english_lesson.pk, "merge_with": cast.english_lesson.pk}
    told = {name: pk for name, pk in other.items() if name.startswith(kind)}
    browser = signed_in(cast.deputy)
    answer = browser.post(f"/substitutions/lessons/{cast.lessons[-1].pk}/", form(kind=kind, **told))
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Выберите, что сделать с уроком."),
        ({"kind": "move", "to_on": "завтра"}, "Напишите день так"),
        ({"kind": "move", "to_on": "2026-11-20"}, "Впишите номер урока"),
        ({"kind": "move", "to_on": "2026-11-22", "to_number": "2"}, "уроков нет: выходной"),
        ({"kind": "swap"}, "с которым он меняется местами"),
        ({"kind": "merge", "merge_with": "1"}, "Выберите корректный вариант"),
        ({"kind": "cancel", "number": ""}, "Впишите номер приказа"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    cast: Cast, signed_in: SignIn, told: dict[str, str], sentence: str
) -> None:
    browser = signed_in(cast.deputy)
    answer = browser.post(f"/substitutions/lessons/{cast.lessons[-1].pk}/", form(**told))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "педсовет" in page


@pytest.mark.parametrize("pupils", [0, 30])
def test_the_pages_cost_the_same_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, pupils)
    browser = signed_in(cast.deputy)
    with django_assert_num_queries(5):
        assert browser.get(day(cast)).status_code == 200
    with django_assert_num_queries(8):
        assert browser.get(f"/substitutions/lessons/{cast.lessons[-1].pk}/").status_code == 200
