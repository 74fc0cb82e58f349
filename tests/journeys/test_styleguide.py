"""The components in a real browser: accessible in every theme and size, usable by keyboard, and
readable without scripts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE

READY = "html[data-ready]"


@pytest.fixture
def styleguide(open_page: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """`styleguide(PHONE, "dark")`: the page of components, connected."""

    def shown(size: tuple[int, int] = DESK, theme: str = "", **options: Any) -> Page:
        page = open_page(size, **options)
        if theme:
            page.context.add_cookies(
                [{"name": "zhurnal_theme", "value": theme, "url": live_server.url}]
            )
        page.goto("/styleguide/")
        if options.get("java_script_enabled", True):
            page.wait_for_selector(READY)
        return page

    return shown


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_every_component_is_accessible_and_fits(
    styleguide: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
    size: tuple[int, int],
    theme: str,
) -> None:
    page = styleguide(size, theme)
    page.evaluate("scrollTo(0, 0)")  # axe counts what lies under the app bar as too small
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    picture(page, f"styleguide-{size[0]}-{theme}")


def test_an_open_menu_and_an_open_dialog_are_accessible(
    styleguide: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = styleguide()
    page.locator("summary.whoami").click()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("summary.whoami")).to_be_focused()
    page.get_by_role("button", name="Закрыть четверть").last.click()
    expect(page.get_by_role("dialog", name="Закрыть четверть?")).to_be_visible()
    assert axe(page) == []


def test_a_dialog_gives_the_focus_back(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    opener = page.locator("a[href='#g-dialog']")
    opener.focus()
    page.keyboard.press("Space")
    dialog = page.locator("#g-dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_text("Не закрывать").click()
    expect(dialog).to_be_hidden()


def test_a_theme_changes_at_once_and_stays(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    page.locator("summary.whoami").click()
    with page.expect_response("**/theme/"):
        page.get_by_role("button", name="Тёмная").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 20, 29)"


def test_the_first_tab_leads_past_the_sections(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    page.locator(".skip").focus()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_errors_take_the_focus_and_lead_to_their_fields(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    expect(page.locator(".summary")).to_be_focused()
    page.get_by_role("link", name="Минут опоздания").click()
    expect(page.get_by_label("Минут опоздания")).to_be_focused()


def test_tabs_move_by_arrows(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    page.get_by_role("tab", name="Тема").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Задание")).to_be_focused()
    expect(page.locator("#g-part-homework")).to_be_visible()
    expect(page.locator("#g-part-topic")).to_be_hidden()


def test_without_scripts_the_page_reads_and_its_choices_work(
    styleguide: Callable[..., Page],
) -> None:
    page = styleguide(java_script_enabled=False)
    expect(page.locator("#g-part-topic")).to_be_visible()
    expect(page.locator("#g-part-homework")).to_be_visible()
    page.locator("a[href='#g-dialog']").click()
    expect(page.locator("#g-dialog")).to_be_visible()
    page.goto("/styleguide/")
    page.locator("summary.whoami").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Components and states")


def test_on_paper_there_are_marks_and_signatures_but_nothing_to_press(
    styleguide: Callable[..., Page],
) -> None:
    page = styleguide(theme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".appbar")).to_be_hidden()
    expect(page.locator(".btn").first).to_be_hidden()
    expect(page.locator(".printfoot")).to_be_visible()
    color = page.locator(".grid tbody td").nth(1).evaluate("e => getComputedStyle(e).color")
    assert color == "rgb(0, 0, 0)"


def test_the_journals_letters_are_our_own_font(styleguide: Callable[..., Page]) -> None:
    page = styleguide()
    assert page.evaluate("document.fonts.check('16px \"Golos Text Variable\"', 'Отметка')")
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').length"
    assert page.evaluate(loaded) >= 2
