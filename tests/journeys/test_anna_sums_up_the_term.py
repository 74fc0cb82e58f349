"""Anna puts the marks of the term by keyboard, sees why, and gives a reason where one is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.builders import a_lesson, a_work, marks
from tests.cast import Cast
from tests.fixtures import sign_in
from tests.results.writing import IN_WINDOW, write
from zhurnal.results.models import ResultMark
from zhurnal.school.models import Person

Open = Callable[..., Page]
Picture = Callable[..., Path]
Axe = Callable[[Page], list[str]]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def december(school: Cast, clock: Any) -> Cast:
    """25 December: the window of the second term is open."""
    with school.inside():
        lesson = a_lesson(school.algebra, on=date(2026, 12, 3), teacher=school.teacher_anna)
        works = [a_work(lesson) for _ in range(6)]
        marks(school.pupil_ivan, "5 4 4 4 4 4", works)
        marks(school.pupil_pyotr, "2 2 • 3 2 2", works)
    clock.move_to(IN_WINDOW)
    return school


def opened(page: Page, person: Person, base: str, path: str) -> Page:
    """A page with a person signed in."""
    client = sign_in(Client(), person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])
    page.goto(path)
    return page


def results_of(page: Page, person: Person, cast: Cast, base: str) -> Page:
    """«Итоги» of algebra as an instrument."""
    opened(page, person, base, f"/journal/{cast.algebra.pk}/results/")
    page.wait_for_selector("[data-island][data-ready]")
    return page


def cell(page: Page, cast: Cast, pupil: Any, column: str = "term-2") -> Any:
    """A cell of the table."""
    return page.locator(f'[data-cell="{cast.algebra.pk}/{pupil.pk}/{column}"]')


@pytest.mark.req("R-2.4-b", "R-2.6-e")
def test_the_marks_of_the_term_are_put_with_keys_alone(
    december: Cast, open_page: Open, base: str, picture: Picture, axe: Axe
) -> None:
    page = results_of(open_page(), december.anna, december, base)
    ivan = cell(page, december, december.pupil_ivan)
    ivan.locator("a").focus()
    page.keyboard.press("=")
    expect(ivan.locator("[data-value]")).to_have_text("4")
    expect(page.locator(".save")).to_contain_text("всё сохранено")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("5")
    dialog = page.locator("#reason-dialog")
    expect(dialog).to_contain_text("выходит 4, вы ставите 5")
    assert axe(page) == []
    dialog.locator("[name=reason]").fill("победа в олимпиаде")
    page.keyboard.press("Enter")
    expect(ivan).to_have_class("m res differs")
    pyotr = cell(page, december, december.pupil_pyotr)
    pyotr.locator("a").focus()
    page.keyboard.press("f")
    expect(dialog).to_contain_text("«н/а» ставят только с причиной")
    dialog.get_by_role("button", name="Не записывать").click()
    expect(pyotr.locator("[data-value]")).to_have_text("")
    assert axe(page) == []
    picture(page, "results-course-1366")
    page.reload()
    expect(ivan.locator("[data-value]")).to_have_text("5")
    with december.inside():
        row = ResultMark.objects.get(pupil=december.pupil_ivan)
        assert (row.value, row.reason, row.version) == ("5", "победа в олимпиаде", 2)
        assert not ResultMark.objects.filter(pupil=december.pupil_pyotr).exists()


@pytest.mark.req("R-2.4-b")
def test_enter_tells_why_and_escape_goes_back(
    december: Cast, open_page: Open, base: str, picture: Picture, axe: Axe
) -> None:
    page = results_of(open_page(), december.anna, december, base)
    ivan = cell(page, december, december.pupil_ivan).locator("a")
    ivan.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#why-dialog")
    expect(dialog).to_contain_text("Почему 4")
    expect(dialog).to_contain_text("порога отметки 4")
    assert axe(page) == []
    picture(page, "results-why-1366", whole=False)
    page.keyboard.press("Escape")
    expect(ivan).to_be_focused()


@pytest.mark.req("R-3.2-d")
def test_two_people_in_one_cell_are_asked(december: Cast, open_page: Open, base: str) -> None:
    page = results_of(open_page(), december.anna, december, base)
    assert write(december, december.galina, IN_WINDOW, value="4").verdict
    ivan = cell(page, december, december.pupil_ivan)
    ivan.locator("a").focus()
    page.keyboard.press("3")
    dialog = page.locator("#conflict-dialog")
    expect(dialog).to_contain_text("В журнале: 4; у вас: 3")
    dialog.get_by_role("button", name="Оставить как в журнале").click()
    expect(ivan.locator("[data-value]")).to_have_text("4")


def test_a_phone_without_scripts_puts_a_mark(
    december: Cast, open_page: Open, base: str, picture: Picture, axe: Axe
) -> None:
    plain = open_page((360, 780), java_script_enabled=False)
    opened(plain, december.anna, base, f"/journal/{december.algebra.pk}/results/")
    cell(plain, december, december.pupil_ivan).locator("a").click()
    plain.get_by_label("Какая отметка").select_option("4")
    plain.get_by_role("button", name="Поставить").click()
    expect(plain.locator(".standing")).to_contain_text("Петрова А. С.")
    phone = opened(open_page((360, 780)), december.anna, base, plain.url)
    assert axe(phone) == []
    picture(phone, "results-result-360")
    phone.goto(f"/journal/{december.algebra.pk}/results/")
    phone.wait_for_selector("[data-island][data-ready]")
    assert axe(phone) == []
    picture(phone, "results-course-360")


@pytest.mark.req("R-4.4-a", "R-2.4-c")
def test_the_homeroom_teacher_fills_the_matrix_of_her_class(
    december: Cast, open_page: Open, base: str, picture: Picture, axe: Axe
) -> None:
    page = open_page()
    opened(page, december.galina, base, f"/class/{december.class_7b.row.pk}/results/")
    page.wait_for_selector("[data-island][data-ready]")
    ivan = cell(page, december, december.pupil_ivan)
    ivan.locator("a").focus()
    page.keyboard.press("=")
    expect(ivan.locator("[data-value]")).to_have_text("4")
    expect(ivan).to_contain_text("○")
    expect(page.locator(".save")).to_contain_text("всё сохранено")
    assert axe(page) == []
    picture(page, "results-class-1366")
    phone = opened(
        open_page((360, 780)), december.galina, base, f"/class/{december.class_7b.row.pk}/results/"
    )
    phone.wait_for_selector("[data-island][data-ready]")
    assert axe(phone) == []
    picture(phone, "results-class-360")


@pytest.mark.req("R-2.4-b", "R-2.11-a")
def test_a_mother_sees_the_results_and_why(
    december: Cast, open_page: Open, base: str, picture: Picture, axe: Axe
) -> None:
    assert write(december, december.anna, IN_WINDOW, value="4").verdict
    path = f"/diary/{december.pupil_ivan.pk}/results/"
    phone = opened(open_page((360, 780)), december.vera, base, path)
    assert axe(phone) == []
    picture(phone, "diary-results-360")
    phone.get_by_role("link", name="Алгебра, 2 четверть").click()
    expect(phone.locator(".standing")).to_contain_text("4")
    assert axe(phone) == []
    picture(phone, "diary-result-360")
    desk = opened(open_page(), december.vera, base, path)
    assert axe(desk) == []
    picture(desk, "diary-results-1366")
