"""A morning of the demo school: Anna keeps a lesson, Vera reads the diary, the head looks in."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from time_machine import Traveller

from tests.journeys.conftest import DESK, PHONE, sign_in
from tests.journeys.journal_desk import column_of, today

Enter = Callable[..., Page]
Axe = Callable[[Page], list[str]]
Picture = Callable[..., Path]
ANNA, VERA, HEAD = "petrova.as", "abramova.v", "lebedeva.ov"
PUPILS = 28


@pytest.fixture
def annas_page(demo: None, enter: Enter) -> str:
    """The address of algebra of 7Б."""
    page = enter(ANNA)
    page.goto("/journal/")
    return str(algebra(page).get_attribute("href"))


@pytest.mark.req("R-2.4-a")
def test_anna_keeps_a_lesson_and_vera_sees_it_within_a_minute(
    demo: None, enter: Enter, axe: Axe, picture: Picture
) -> None:
    page = enter(ANNA)
    expect(page).to_have_title("Мой день, 19 ноября — Журнал")
    picture(page, "demo-day-1366")
    assert axe(page) == []
    page.get_by_role("link", name="7Б · Алгебра").click()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    keep_the_lesson(page)
    picture(page, "demo-lesson-360", whole=False)
    assert axe(page) == []
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    page.goto("/journal/")
    picture(page, "demo-pages-1366")
    assert axe(page) == []
    values = put_a_column(page)
    written = time.monotonic()
    picture(page, "demo-journal-1366")
    assert axe(page) == []
    page.reload()
    awaken(page)
    assert column_of(page) == values

    mother = enter(VERA, PHONE)
    son(mother)
    lesson = mother.locator(".day.is-today tr", has_text="Алгебра")
    expect(lesson.locator(".d-m")).to_contain_text(values[0])
    assert time.monotonic() - written < 60
    picture(mother, "demo-diary-360", whole=False)
    tomorrow = mother.locator(".day", has_text="20 ноября").locator("tr", has_text="Алгебра")
    expect(tomorrow).to_contain_text("§ 12, № 412–415")


def awaken(page: Page) -> None:
    """Wait until the page answers to fingers and keys."""
    expect(page.locator("[data-island][data-ready]")).to_be_visible()


def keep_the_lesson(page: Page) -> None:
    """Two are absent; the topic is the plan's; homework is typed."""
    awaken(page)
    for name in ("Гусев", "Нечаев"):
        page.locator("#att label.person", has_text=name).click()
    page.locator("[data-confirm]").click()
    expect(page.locator("[data-taken-step]")).to_be_visible()
    page.get_by_role("button", name="Принять").click()
    expect(page.locator("[data-written]")).to_be_visible()
    page.locator("#hw-text").fill("§ 12, № 412–415 (письменно)")
    page.locator("#hw-minutes").fill("25")
    page.locator("[data-form=homework] button[value=set]").click()
    expect(page.locator("[data-nothing-owed]")).to_be_visible()
    expect(page.locator(".save")).to_have_attribute("data-state", "saved")


def put_a_column(page: Page) -> list[str]:
    """Open algebra of 7Б and mark everybody who is here, by keys alone; two stay absent."""
    algebra(page).focus()
    page.keyboard.press("Enter")
    awaken(page)
    today(page)
    values = [str(5 - number % 3) for number in range(PUPILS)]
    for number, absent in enumerate(column_of(page)):
        if absent:
            values[number] = absent
        page.keyboard.press("ArrowDown" if absent else values[number])
    expect(page.locator(".save")).to_contain_text("всё сохранено")
    return values


def algebra(page: Page) -> Locator:
    """The link to algebra of 7Б on the list of journal pages."""
    return page.locator("main a[href*='/journal/']", has_text="Алгебра").first


def son(page: Page) -> None:
    """Choose Ivan among the children."""
    page.goto("/diary/")
    if "Иван" not in page.get_by_role("heading", level=1).inner_text():
        page.locator("summary.pick").click()
        page.get_by_role("link", name="Иван").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Иван")


@pytest.mark.req("R-3.2-d")
def test_marks_wait_for_the_network_and_for_the_next_sign_in(
    annas_page: str, enter: Enter, clock: Traveller, picture: Picture
) -> None:
    page = enter(ANNA)
    page.goto(annas_page)
    awaken(page)
    page.context.set_offline(True)
    today(page)
    for value in "543":
        page.keyboard.press(value)
    expect(page.locator("td.unsent")).to_have_count(3)
    expect(page.locator(".save")).to_contain_text("нет связи")
    picture(page, "demo-offline-1366")
    page.context.set_offline(False)
    expect(page.locator(".save")).to_contain_text("всё сохранено", timeout=15_000)

    clock.shift(timedelta(hours=2))
    page.keyboard.press("4")
    expect(page.locator(".save")).to_contain_text("войдите снова")
    page.goto(annas_page)
    sign_in(page, ANNA)
    awaken(page)
    expect(page.locator(".save")).to_contain_text("всё сохранено")
    assert column_of(page)[:4] == ["5", "4", "3", "4"]
    today(page)
    page.keyboard.press("KeyB")
    expect(page.get_by_role("dialog", name="История клетки")).to_contain_text("Петрова А. С.")
    picture(page, "demo-history-1366")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mother_of_two_reads_why_the_mean_is_so(
    demo: None, enter: Enter, axe: Axe, picture: Picture, theme: str
) -> None:
    page = enter(VERA, PHONE, has_touch=True)
    origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "zhurnal_theme", "value": theme, "url": origin}])
    son(page)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    picture(page, f"demo-diary-{theme}-360", whole=False)
    assert axe(page) == []
    page.get_by_role("link", name="Предметы").click()
    expect(page.get_by_role("link", name="Алгебра")).to_be_visible()
    picture(page, f"demo-subjects-{theme}-360", whole=False)
    assert axe(page) == []
    page.get_by_role("link", name="Алгебра").click()
    expect(page.get_by_role("heading", name="Почему такая средняя")).to_be_visible()
    expect(page.locator(".formula b")).to_have_text(page.locator(".hero .big dd").inner_text())
    picture(page, f"demo-subject-{theme}-360", whole=False)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.goto("/diary/")
    page.locator("summary.pick").click()
    page.locator("main .menu__list a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Алиса")


@pytest.mark.req("R-2.10-a")
def test_the_head_reads_and_is_refused_when_writing(
    annas_page: str, enter: Enter, axe: Axe, picture: Picture
) -> None:
    page = enter(HEAD)
    picture(page, "demo-head-1366")
    page.goto(annas_page)
    awaken(page)
    expect(page.locator("main")).to_contain_text("Только чтение.")
    before = column_of(page)
    today(page)
    page.keyboard.press("5")
    assert column_of(page) == before
    picture(page, "demo-head-journal-1366")
    assert axe(page) == []
    page.goto(str(page.locator("th.is-today a").get_attribute("href")))
    expect(page.locator(".banner")).to_be_visible()
    expect(page.locator("main form button")).to_have_count(0)
    status, text = send(page, "topic/", version="0", act="other", topic="Моя тема")
    assert status == 403
    assert "В ваших ролях нет такого права" in text


def send(page: Page, address: str, **fields: str) -> list[Any]:
    """What the server answers to a form that this page does not offer: status and text."""
    fields["key"] = "0192a0de-0000-7000-8000-000000000000"
    fields["csrfmiddlewaretoken"] = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer: list[Any] = page.evaluate(
        """async ([address, fields]) => {
            const body = new URLSearchParams(fields);
            const answer = await fetch(address, {method: 'POST', body});
            return [answer.status, await answer.text()];
        }""",
        [address, fields],
    )
    return answer


def test_what_is_not_yours_does_not_exist(
    annas_page: str, enter: Enter, axe: Axe, picture: Picture
) -> None:
    page = enter(VERA, PHONE)
    answer = page.goto(annas_page)
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    picture(page, "demo-404-360", whole=False)
    assert axe(page) == []
