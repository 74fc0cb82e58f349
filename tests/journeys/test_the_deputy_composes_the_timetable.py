"""The deputy head composes the timetable: with the keyboard alone, and with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE, sign_in
from tests.journeys.journal_desk import school as school
from tests.timetable.views.test_week import slot
from zhurnal.timetable.models import WeeklySlot

pytestmark = pytest.mark.django_db(transaction=True)

Open = Callable[..., Page]
TABLET = (1024, 768)


def editor(page: Page, school: Cast) -> Page:
    page.goto(f"/timetable/edit/?own={school.class_7b.row.pk}&since=2026-11-30")
    sign_in(page, "lapina")
    page.locator("html[data-ready]").wait_for()
    return page


def place(page: Page, weekday: int, number: int) -> str:
    return f'td[data-weekday="{weekday}"][data-number="{number}"]'


def test_with_the_keyboard_alone(
    school: Cast, open_page: Open, axe: Callable[[Page], list[str]], picture: Callable[..., Path]
) -> None:
    with school.inside():
        slot(school.english_one, 1, 1)
    page = editor(open_page(DESK), school)
    voice = page.locator("[data-voice]")
    page.locator("[data-load] button").first.focus()
    page.keyboard.press("Enter")
    expect(voice).to_contain_text("7Б англ. 1, Английский язык")
    page.keyboard.press("ArrowRight")
    expect(voice).to_have_text("Вторник, 1 урок: свободно.")
    assert axe(page) == []
    picture(page, "timetable-edit-1366")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Поставить всё равно")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Поставить всё равно")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(voice).to_contain_text("Поставлено.")
    expect(page.locator(place(page, 2, 1))).to_contain_text("Алгебра")
    expect(page.locator(place(page, 2, 1))).to_be_focused()

    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    expect(voice).to_contain_text("Убрано.")
    with school.inside():
        assert WeeklySlot.objects.filter(course=school.algebra).count() == 0


def test_with_the_mouse_on_a_tablet(
    school: Cast, open_page: Open, axe: Callable[[Page], list[str]], picture: Callable[..., Path]
) -> None:
    page = editor(open_page(TABLET), school)
    algebra = page.locator("[data-load] button", has_text="Алгебра")
    algebra.drag_to(page.locator(place(page, 1, 2)))
    expect(page.locator(place(page, 1, 2))).to_contain_text("Алгебра")
    page.keyboard.press("Escape")
    page.locator(f"{place(page, 1, 2)} [data-slot]").click()
    page.get_by_label("Кабинет").fill("31")
    page.get_by_role("button", name="Изменить", exact=True).click()
    expect(page.locator(place(page, 1, 2))).to_contain_text("31")
    assert axe(page) == []
    picture(page, "timetable-edit-1024")
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET[0]
    with school.inside():
        assert WeeklySlot.objects.get().room == "31"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_timetable_reads_on_any_screen_and_prints_on_one_sheet(
    school: Cast,
    open_page: Open,
    axe: Callable[[Page], list[str]],
    picture: Callable[..., Path],
    size: tuple[int, int],
) -> None:
    with school.inside():
        for weekday in range(1, 7):
            for number in range(1, 8):
                slot(school.algebra, weekday, number, room="12")
    page = open_page(size)
    page.goto(f"/timetable/?of=class-{school.class_7b.row.pk}")
    sign_in(page, "lapina")
    expect(page.locator("table")).to_contain_text("Алгебра")
    assert axe(page) == []
    picture(page, f"timetable-{size[0]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 1
