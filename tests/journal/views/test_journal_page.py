"""The journal page as a page: who sees it, what it says, what it costs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_class, a_course, a_lesson, a_pupil, marks, newcomers
from tests.cast import TODAY, Cast, Strangers

SignIn = Callable[..., Client]


def address(cast: Cast) -> str:
    """The page of algebra in 7Б."""
    return reverse("journal:page", args=[cast.algebra.pk])


def test_the_teacher_sees_marks_means_and_what_is_owed(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get(address(cast)).content.decode()
    assert "Соколов Иван" in page
    assert '<td class="w" data-v="5">5</td><td data-v="4">4<sub>3</sub></td>' in page
    assert '<td class="sum sum-mean">4,25</td>' in page
    assert "нет домашнего задания" in page
    assert "срок прошёл" in page
    assert 'role="grid"' in page
    assert "aria-readonly" not in page


def test_the_program_gets_ids_and_versions(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get(address(cast)).content.decode()
    found = re.search(r'<script id="marks-grid-data" type="application/json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["owner"] == str(cast.anna.pk)
    assert data["writes"] is True
    ivan = data["pupils"].index(str(cast.pupil_ivan.pk))
    assert data["marks"] == [
        [ivan, 0, "5", 1, False, "", None, None],
        [ivan, 1, "4", 1, False, "", None, None],
    ]
    assert [work["type"] for work in data["works"]] == ["answer", "test"]
    assert "Соколов" not in found[1]


def test_a_head_of_a_column_leads_to_its_lesson(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get(address(cast)).content.decode()
    for lesson in cast.lessons:
        assert f'href="{reverse("journal:lesson", args=[lesson.pk])}"' in page


@pytest.mark.req("R-2.10-a")
def test_the_head_reads_and_is_told_why_he_cannot_write(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.head).get(address(cast)).content.decode()
    assert "Соколов Иван" in page
    assert "Только чтение." in page
    assert 'aria-readonly="true"' in page
    assert "dutybar" not in page


def test_pupils_of_the_first_grade_have_no_marks(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        first = a_class("1А")
        a_pupil(first, "Малых Яна")
        course = a_course("Математика", first.group, cast.teacher_anna)
        a_lesson(course, on=TODAY)
    page = signed_in(cast.anna).get(reverse("journal:page", args=[course.pk])).content.decode()
    assert "В первом классе учатся без отметок" in page
    assert "sum-mean" not in page


@pytest.mark.parametrize("who", ["boris", "fyodor", "ivan", "vera", "secretary", "administrator"])
def test_for_all_others_there_is_no_such_page(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(address(cast)).status_code == 404


def test_a_stranger_finds_nothing(cast: Cast, strangers: Strangers, signed_in: SignIn) -> None:
    assert signed_in(strangers.head).get(address(cast)).status_code == 404
    assert signed_in(strangers.teacher).get(address(cast)).status_code == 404


@pytest.mark.parametrize("term", ["9", "x", "-1", "999", ""])
def test_there_is_no_term_but_the_schools(cast: Cast, signed_in: SignIn, term: str) -> None:
    assert signed_in(cast.anna).get(address(cast), {"term": term}).status_code == 404


@pytest.mark.parametrize("number", [0, 30])
def test_it_costs_eight_statements_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: object, number: int
) -> None:
    with cast.inside():
        work = cast.lessons[0].works.get()
        for pupil in newcomers(cast.class_7b, number):
            marks(pupil, "4", [work])
    browser = signed_in(cast.anna)
    with django_assert_num_queries(8):  # type: ignore[operator]
        assert browser.get(address(cast)).status_code == 200


def test_the_list_of_pages_leads_to_them(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get(reverse("journal:pages")).content.decode()
    assert address(cast) in page
    assert signed_in(cast.vera, Client()).get(reverse("journal:pages")).status_code == 403


def test_the_panel_of_a_lesson_is_for_those_who_see_the_page(cast: Cast, signed_in: SignIn) -> None:
    panel = reverse("journal:lesson_panel", args=[cast.lessons[2].pk])
    mine = signed_in(cast.anna).get(panel).content.decode()
    assert "Все присутствуют" in mine
    assert 'data-entry="set_homework"' in mine
    theirs = signed_in(cast.head, Client()).get(panel).content.decode()
    assert "data-entry" not in theirs
    assert signed_in(cast.boris, Client()).get(panel).status_code == 404
