"""«Итоги» of a course as a page: who sees it, what it says, what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work, in_group, marks, newcomers
from tests.cast import Cast, Strangers
from tests.results.writing import IN_WINDOW, seven_marks, text_of, write
from zhurnal.results.models import ResultMark
from zhurnal.school.models import GroupMembership

SignIn = Callable[..., Client]


def address(cast: Cast) -> str:
    return reverse("results:course", args=[cast.algebra.pk])


def page_on(clock: Any, when: datetime, browser: Client, url: str) -> str:
    clock.move_to(when)
    return text_of(browser.get(url))


@pytest.mark.req("R-2.4-b")
def test_the_teacher_sees_mean_count_proposal_and_flags(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan, "4 • 4")
    page = text_of(signed_in(cast.anna).get(address(cast)))
    assert "Соколов Иван" in page
    # Today is 18 November: the marks of 1 December are of a lesson still ahead, but stand.
    assert '<td class="calm">4,17</td>' in page
    assert '<td class="calm" data-proposal>4</td>' in page
    assert "долгов: 1" in page
    assert "мало отметок: 4" in page
    assert "отметки ставят с 23 декабря по 29 декабря (п. 2.6)" in page
    assert "Нет отметки у 6 учеников." in page
    assert 'data-island="results"' in page


@pytest.mark.req("R-2.6-e")
def test_period_blank_cell_keeps_open(cast: Cast, signed_in: SignIn, clock: Any) -> None:
    """A period is closed only when every pupil has a value; «н/а» and «осв» are values."""
    with cast.inside():
        pupils = list(GroupMembership.objects.filter(group=cast.class_7b.group))
    clock.move_to(IN_WINDOW)
    browser = signed_in(cast.anna)
    for number, member in enumerate(pupils[:-1], start=1):
        value, reason = ("н/а", "болел") if number == 1 else ("осв", "приказ № 3")
        pupil: dict[str, Any] = {"pupil": member.pupil_id, "value": value, "reason": reason}
        assert write(cast, cast.anna, IN_WINDOW, **pupil).verdict
    page = text_of(browser.get(address(cast)))
    assert "Нет отметки у 1 ученика." in page
    last: dict[str, Any] = {"pupil": pupils[-1].pupil_id, "value": "осв", "reason": "приказ № 3"}
    assert write(cast, cast.anna, IN_WINDOW, **last).verdict
    assert "Отметки есть у всех." in text_of(browser.get(address(cast)))
    assert write(cast, cast.anna, IN_WINDOW, **{**last, "value": "", "version": 1}).verdict
    assert "Нет отметки у 1 ученика." in text_of(browser.get(address(cast)))


@pytest.mark.req("R-2.3-a")
def test_a_pupil_who_moved_keeps_his_marks_and_both_pages_say_where_his_row_ends(
    cast: Cast, signed_in: SignIn
) -> None:
    ivan, moved = cast.pupil_ivan, date(2026, 11, 12)
    with cast.inside():
        before = a_lesson(cast.english_one, on=date(2026, 11, 10))
        after = a_lesson(cast.english_two, on=date(2026, 11, 16))
        marks(ivan, "5", [a_work(before)])
        marks(ivan, "4", [a_work(after)])
        GroupMembership.objects.filter(pupil=ivan, group=cast.english_1).update(valid_before=moved)
        in_group(cast.english_2, ivan, since=moved)
    old = reverse("results:course", args=[cast.english_one.pk])
    new = reverse("results:course", args=[cast.english_two.pk])
    first = text_of(signed_in(cast.boris).get(old))
    assert "до 12.11" in first
    assert "data-closed" in first
    second = text_of(signed_in(cast.klara, Client()).get(new))
    assert "с 12.11" in second
    assert '<td class="calm">4,50</td>' in second
    second_term = reverse("results:result", args=[cast.english_two.pk, ivan.pk, "term-2"])
    assert second_term in second
    assert second_term not in first


@pytest.mark.req("R-2.4-c", "R-4.4-a")
def test_what_the_homeroom_teacher_put_is_named_to_the_subject_teacher(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    assert write(cast, cast.galina, IN_WINDOW, value="4").verdict
    clock.move_to(IN_WINDOW)
    page = text_of(signed_in(cast.anna).get(address(cast)))
    assert "Поставил классный руководитель" in page
    assert "Соколов Иван, 2 четверть: 4" in page
    assert "is-awaiting" in page


@pytest.mark.req("R-2.9-a")
def test_the_homeroom_teacher_sees_her_own_pupils_of_a_common_group(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        other = a_pupil(a_class("7В"), "Чужаков Демид")
        in_group(cast.english_1, other)
    english = reverse("results:course", args=[cast.english_one.pk])
    mine = text_of(signed_in(cast.galina).get(english))
    assert "Соколов Иван" in mine
    assert "Чужаков" not in mine
    assert "data-island" in mine


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["head", "deputy"])
def test_deputy_cannot_edit(cast: Cast, signed_in: SignIn, who: str) -> None:
    """A deputy reads the results of the school and writes none of them."""
    page = text_of(signed_in(getattr(cast, who)).get(address(cast)))
    assert "Только чтение." in page
    assert 'data-island="results"' not in page


@pytest.mark.parametrize("who", ["boris", "fyodor", "ivan", "vera", "secretary", "zoya"])
def test_for_all_others_there_is_no_such_page(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(address(cast)).status_code == 404


def test_an_unknown_course_is_not_found(
    cast: Cast, strangers: Strangers, signed_in: SignIn
) -> None:
    theirs = reverse("results:course", args=[strangers.course.pk])
    assert signed_in(cast.head).get(theirs).status_code == 404


@pytest.mark.parametrize("number", [0, 30])
def test_it_costs_the_same_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, number: int
) -> None:
    with cast.inside():
        work = cast.lessons[0].works.get()
        for pupil in newcomers(cast.class_7b, number):
            marks(pupil, "4", [work])
            result = {"subject_id": cast.algebra.subject_id, "course": cast.algebra}
            ResultMark.objects.create(
                pupil=pupil,
                **result,
                school_year=2026,
                kind="term",
                term=1,
                value="4",
                put_at=IN_WINDOW,
                put_by=cast.anna.pk,
                put_as="subject-teacher",
            )
    browser = signed_in(cast.anna)
    with django_assert_num_queries(14):
        assert browser.get(address(cast)).status_code == 200


@pytest.mark.req("R-2.4-b")
def test_the_ninth_grade_has_examination_and_final_mark_and_mathematics_as_a_whole(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        ninth = a_class("9А")
        a_pupil(ninth)
        a_course("Математика", cast.class_5a.group, cast.teacher_nina)
        algebra = a_course("Алгебра", ninth.group, cast.teacher_anna)
        a_course("Геометрия", ninth.group, cast.teacher_anna)
        physics = a_course("Физика", ninth.group, cast.teacher_anna)
    browser = signed_in(cast.anna)
    page = text_of(browser.get(reverse("results:course", args=[algebra.pk])))
    assert "whole-final" in page
    assert "Математика, итоговая" in page
    plain = text_of(browser.get(reverse("results:course", args=[physics.pk])))
    assert "/final" in plain
    assert "/exam" in plain
    assert "whole" not in plain


def test_the_journal_leads_to_the_results_and_back(cast: Cast, signed_in: SignIn) -> None:
    journal = reverse("journal:page", args=[cast.algebra.pk])
    browser = signed_in(cast.anna)
    assert address(cast) in text_of(browser.get(journal))
    assert journal in text_of(browser.get(address(cast)))
