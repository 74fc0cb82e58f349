"""The homeroom teacher of 7Б: who is away, one line for a whole illness, the month on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
Enter = Callable[..., Page]
Axe = Callable[[Page], list[str]]
Picture = Callable[..., Any]


def my_class(enter: Enter, size: tuple[int, int] = DESK) -> Page:
    """The desk of 7Б, opened from the app bar by its homeroom teacher."""
    page = enter("safina.gr", size)
    page.get_by_role("link", name="Мой класс").first.click()
    page.wait_for_url("**/class/*/")
    return page


@pytest.mark.req("R-2.9-d")
def test_one_line_explains_a_whole_illness(
    demo: None, enter: Enter, axe: Axe, picture: Picture
) -> None:
    page = my_class(enter)
    picture(page, "desk-1366")
    assert axe(page) == []
    page.get_by_role("link", name="Месяц").click()
    page.locator(".monthtab td.d.is-unknown").first.wait_for()
    name = page.locator("tr", has=page.locator(".is-unknown")).first.locator("th a").inner_text()
    page.get_by_role("link", name="Сегодня").click()

    form = page.locator("#paper")
    form.get_by_label("Ученик").select_option(label=name)
    form.locator("[name=first_on]").fill("2026-11-01")
    form.locator("[name=last_on]").fill("2026-11-30")
    form.get_by_label("Номер").fill("341")
    form.get_by_role("button", name="Поставить причину").click()
    expect(page.locator(".banner")).to_contain_text("Причина указана")

    page.get_by_role("link", name="Документы").click()
    row = page.locator("tr", has_text="№ 341")
    expect(row).to_contain_text("причины поставлены")
    picture(page, "papers-1366")
    assert axe(page) == []
    row.get_by_role("link").click()
    expect(page.locator("h2", has_text="Объяснено")).to_be_visible()
    picture(page, "paper-1366")
    assert axe(page) == []
    page.get_by_text("Отозвать документ").click()
    page.get_by_label("Почему").fill("не тому ученику")
    page.get_by_role("button", name="Отозвать").click()
    expect(page.locator(".badge", has_text="отозван")).to_be_visible()
    expect(page.locator(".history")).to_contain_text("не тому ученику")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_a_class_have_no_barriers(
    demo: None, enter: Enter, axe: Axe, picture: Picture, size: tuple[int, int]
) -> None:
    page = my_class(enter, size)
    desk = page.url
    for name in ("", "month/", "papers/"):
        page.goto(desk + name)
        picture(page, f"class-{name.strip('/') or 'desk'}-{size[0]}")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(desk + "month/")
    page.locator("tr", has=page.locator(".is-unknown")).first.locator("th a").click()
    picture(page, f"class-pupil-{size[0]}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_parents_notice_is_a_hint_for_the_teacher(
    demo: None, enter: Enter, axe: Axe, picture: Picture
) -> None:
    phone = enter("abramova.v", PHONE)
    if "Иван" not in phone.locator("h1").inner_text():
        phone.locator("h1 summary").click()
        phone.get_by_role("link", name="Иван").click()
    phone.get_by_role("link", name="Отсутствие").click()
    assert axe(phone) == []
    phone.get_by_label("Первый день").fill("2026-11-19")
    phone.get_by_label("Что передать учителям").fill("уезжаем после обеда")
    phone.get_by_role("button", name="Предупредить").click()
    expect(phone.locator(".deskrows").first).to_contain_text("уезжаем после обеда")
    picture(phone, "diary-absence-360")
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

    for size in (DESK, PHONE):
        desk = enter("petrova.as", size)
        desk.get_by_role("link", name="7Б · Алгебра").first.click()
        expect(desk.locator(".known")).to_contain_text("Абрамов родители предупредили: сегодня")
        picture(desk, f"lesson-hints-{size[0]}")
        assert axe(desk) == []


def test_a_deputy_head_enters_an_order(
    demo: None, enter: Enter, axe: Axe, picture: Picture
) -> None:
    page = enter("kudachinova.rm")
    page.goto("/access/roles/")
    page.get_by_role("link", name="Классные руководители по приказам").click()
    page.get_by_label("Класс").first.select_option(label="7Б")
    page.get_by_label("Кто").select_option(label="Петрова Анна Сергеевна")
    page.locator("[name=first_on]").fill("2026-11-19")
    page.locator("[name=last_on]").fill("2026-11-25")
    page.get_by_label("Номер приказа").fill("57-л")
    page.get_by_role("button", name="Внести приказ").click()
    expect(page.locator("tr", has_text="57-л")).to_contain_text("замещает")
    picture(page, "homerooms-1366")
    assert axe(page) == []
