"""The matrix of a class: pupils × subjects, for its homeroom teacher."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_class, a_course, a_pupil, marks, newcomers
from tests.cast import Cast, Strangers
from tests.results.writing import IN_WINDOW, seven_marks, text_of, write

SignIn = Callable[..., Client]


def address(cast: Cast) -> str:
    return reverse("results:class", args=[cast.class_7b.row.pk])


@pytest.mark.req("R-4.4-a")
def test_the_homeroom_teacher_has_all_subjects_of_her_class(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    clock.move_to(IN_WINDOW)
    browser = signed_in(cast.galina)
    page = text_of(browser.get(address(cast)))
    assert "Соколов Иван" in page
    assert "Ильин Пётр" in page
    for course in (cast.algebra, cast.english_one, cast.english_two):
        assert f'data-cell="{course.pk}/' in page
    assert 'data-proposal="4"' in page
    assert 'data-island="results"' in page
    assert write(cast, cast.galina, IN_WINDOW, value="4").verdict
    page = text_of(browser.get(address(cast)))
    assert "is-awaiting" in page
    assert "ждёт подтверждения" in page


@pytest.mark.req("R-4.4-a")
def test_the_english_groups_are_one_subject_of_the_matrix(cast: Cast, signed_in: SignIn) -> None:
    page = text_of(signed_in(cast.galina).get(address(cast)))
    assert page.count('<abbr title="Английский язык">') == 1
    ivan = f'data-cell="{cast.english_one.pk}/{cast.pupil_ivan.pk}/term-2"'
    pyotr = f'data-cell="{cast.english_two.pk}/{cast.pupil_pyotr.pk}/term-2"'
    assert ivan in page
    assert pyotr in page


@pytest.mark.req("R-2.6-e")
def test_it_counts_who_has_no_mark_yet(cast: Cast, signed_in: SignIn, clock: Any) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    assert write(cast, cast.anna, IN_WINDOW, value="4").verdict
    clock.move_to(IN_WINDOW)
    page = text_of(signed_in(cast.galina).get(address(cast)))
    foot = page[page.index("<tfoot>") :]
    assert '<td class="m calm">5</td><td class="m calm">6</td>' in foot


def test_the_year_and_other_terms_may_be_chosen(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.galina)
    assert "/term-1" in text_of(browser.get(address(cast), {"of": "term-1"}))
    assert "/annual" in text_of(browser.get(address(cast), {"of": "annual"}))


@pytest.mark.parametrize("of", ["", "term-9", "exam", "final", "nonsense", "whole-annual"])
def test_a_column_that_is_none_is_not_found(cast: Cast, signed_in: SignIn, of: str) -> None:
    assert signed_in(cast.galina).get(address(cast), {"of": of}).status_code == 404


@pytest.mark.req("R-2.4-b")
def test_the_ninth_grade_has_mathematics_as_a_whole(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        ninth = a_class("9А")
        a_pupil(ninth)
        a_course("Математика", cast.class_5a.group, cast.teacher_nina)
        algebra = a_course("Алгебра", ninth.group, cast.teacher_anna)
        a_course("Геометрия", ninth.group, cast.teacher_anna)
    url = reverse("results:class", args=[ninth.row.pk])
    page = text_of(signed_in(cast.head).get(url, {"of": "final"}))
    assert '<abbr title="Математика">' in page
    assert f'data-cell="{algebra.pk}/' in page
    assert "whole-final" in page
    assert '<abbr title="Геометрия">' not in page


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["head", "deputy"])
def test_head_and_deputy_read(cast: Cast, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(cast, who))
    page = text_of(browser.get(address(cast)))
    assert "Только чтение." in page
    assert 'data-island="results"' not in page
    assert address(cast) in text_of(browser.get(reverse("results:classes")))


@pytest.mark.parametrize("who", ["anna", "nina", "ivan", "vera", "secretary"])
def test_for_all_others_there_is_no_such_page(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(address(cast)).status_code == 404


def test_an_unknown_class_is_not_found(cast: Cast, strangers: Strangers, signed_in: SignIn) -> None:
    url = reverse("results:class", args=[strangers.class_7b.row.pk])
    assert signed_in(cast.head).get(url).status_code == 404


def test_a_homeroom_teacher_of_one_class_is_led_to_it(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.galina).get(reverse("results:classes"))
    assert answer.headers["Location"] == address(cast)


@pytest.mark.parametrize("number", [0, 30])
def test_it_costs_the_same_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, number: int
) -> None:
    with cast.inside():
        work = cast.lessons[0].works.get()
        for pupil in newcomers(cast.class_7b, number):
            marks(pupil, "4", [work])
    browser = signed_in(cast.galina)
    with django_assert_num_queries(13):
        assert browser.get(address(cast)).status_code == 200
