"""A family's «Итоги»: subjects × terms, the year, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.results.writing import IN_WINDOW, seven_marks, text_of, write

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def address(cast: Cast, rest: str = "") -> str:
    return f"/diary/{cast.pupil_ivan.pk}/results/{rest}"


@pytest.mark.req("R-2.4-b", "R-2.11-a")
def test_parents_see_the_marks_of_terms_and_means_of_the_running_one(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    clock.move_to(IN_WINDOW)
    browser = signed_in(cast.vera)
    page = text_of(browser.get(address(cast)))
    assert "Алгебра" in page
    assert "Английский язык" in page
    assert "4,22" in page
    assert write(cast, cast.anna, IN_WINDOW, value="4").verdict
    page = text_of(browser.get(address(cast)))
    assert "алгебра, 2 четверть: </span>".casefold() in page.casefold()
    assert '<b class="mark">4</b>' in page


@pytest.mark.req("R-2.4-b")
def test_the_derivation_is_shown_with_marks_weights_and_rule(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    clock.move_to(IN_WINDOW)
    browser = signed_in(cast.ivan)
    url = address(cast, f"{cast.algebra.pk}/term-2/")
    page = text_of(browser.get(url))
    assert "Сейчас выходит 4." in page
    assert "= 38 : 9 = <b>4,22</b>" in page
    assert "порога отметки 4" in page
    why = "победа в олимпиаде"
    assert write(cast, cast.anna, IN_WINDOW, value="5", reason=why).verdict
    page = text_of(browser.get(url))
    assert "По локальному акту выходило 4." in page
    assert why not in page


@pytest.mark.parametrize("rest", ["term-9", "final", "nonsense"])
def test_a_column_that_is_none_is_not_found(cast: Cast, signed_in: SignIn, rest: str) -> None:
    page = signed_in(cast.ivan).get(address(cast, f"{cast.algebra.pk}/{rest}/"))
    assert page.status_code == 404


def test_a_course_of_others_and_a_stranger_are_not_found(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.ivan)
    others = address(cast, f"{cast.english_two.pk}/term-2/")
    assert browser.get(others).status_code == 404
    assert signed_in(cast.pyotr, Client()).get(address(cast)).status_code == 404
    assert signed_in(cast.gleb, Client()).get(address(cast)).status_code == 404


def test_the_pages_cost_the_same_whatever_the_marks(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(cast.ivan)
    for filled in (False, True):
        if filled:
            with cast.inside():
                seven_marks(cast, cast.pupil_ivan, "5 " * 30)
        with django_assert_num_queries(14):
            browser.get(address(cast))
        with django_assert_num_queries(14):
            browser.get(address(cast, f"{cast.algebra.pk}/term-2/"))
