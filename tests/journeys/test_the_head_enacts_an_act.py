"""The head reads the rules of marking, changes them, sees what changes, and enacts them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE
from zhurnal.assessment.models import LocalAct
from zhurnal.tenancy.scope import all_schools

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]


@pytest.mark.req("M-5", "R-2.4-a")
def test_the_head_enacts_a_version(
    enter: Callable[..., Page], axe: Callable[[Page], list[str]], picture: Callable[..., Path]
) -> None:
    page = enter("lebedeva.ov", DESK)
    page.goto("/assessment/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Правила отметок")
    expect(page.locator("tr", has_text="№ 124")).to_contain_text("действует")
    assert axe(page) == []
    picture(page, "assessment-1366")

    page.get_by_role("link", name="Новая редакция").click()
    assert axe(page) == []
    picture(page, "assessment-edit-1366")
    page.get_by_label("«5» от среднего").fill("4,4")
    expect(page.locator("#example")).to_contain_text("4,44 не меньше порога 4,4: это «5»")
    page.get_by_label("Вес, строка 5", exact=True).fill("5")
    page.get_by_role("button", name="Посмотреть, что изменится").click()

    expect(page.get_by_role("heading", name="2 изменения")).to_be_visible()
    expect(page.locator(".changes li").first).to_contain_text("«Контрольная работа» — вес")
    assert axe(page) == []
    picture(page, "assessment-preview-1366")
    page.get_by_label("Номер приказа").fill("131")
    page.get_by_label("Дата приказа").fill("2026-11-19")
    page.get_by_label("Действует с").fill("2026-11-18")
    page.get_by_role("button", name="Ввести в действие").click()
    expect(page.locator(".summary")).to_contain_text("уже прошло")
    expect(page.get_by_label("Номер приказа")).to_have_value("131")
    page.get_by_label("Действует с").fill("2026-12-01")
    page.get_by_role("button", name="Ввести в действие").click()
    expect(page.get_by_role("status").filter(has_text="введена")).to_be_visible()
    expect(page.locator("tr", has_text="№ 131")).to_contain_text("вступит в силу")
    with all_schools("see what was enacted"):
        act = LocalAct.objects.get(order_number="131")
    assert act.parameters["work_kinds"][4]["weight"] == 5


@pytest.mark.req("M-5")
def test_the_pages_of_the_act_fit_a_phone(
    enter: Callable[..., Page], axe: Callable[[Page], list[str]], picture: Callable[..., Path]
) -> None:
    page = enter("lebedeva.ov", PHONE)
    for name, path in (("assessment", "/assessment/"), ("assessment-edit", "/assessment/edit/")):
        page.goto(path)
        assert axe(page) == []
        picture(page, f"{name}-360")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_role("button", name="Посмотреть, что изменится").click()
    expect(page.get_by_role("heading", name="Ничего не меняется")).to_be_visible()
    assert axe(page) == []
    picture(page, "assessment-preview-360")


@pytest.mark.req("M-5")
def test_a_teacher_reads_the_act_and_cannot_change_it(enter: Callable[..., Page]) -> None:
    page = enter("petrova.as", DESK)
    page.goto("/assessment/")
    expect(page.locator("tr", has_text="№ 96")).to_be_visible()
    expect(page.get_by_role("link", name="Новая редакция")).to_have_count(0)


@pytest.mark.req("R-2.6-b", "R-2.4-a")
def test_a_teacher_sees_the_term_of_a_work_and_the_ready_comments(
    enter: Callable[..., Page], picture: Callable[..., Path]
) -> None:
    page = enter("petrova.as", DESK)
    page.goto("/day/")
    page.get_by_role("link", name="7Б · Алгебра").first.click()
    expect(page.locator("[data-work-due]")).to_contain_text("отметки")
    expect(page.locator("#work-type option", has_text="Контрольная работа")).to_contain_text(
        "в течение 2 рабочих дней"
    )
    picture(page, "lesson-term-1366")
