"""The journal page in every theme, on a desk and on a phone, and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.journal_desk import journal_of, today

Open = Callable[..., Page]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_page_has_no_barriers(
    school: Cast,
    open_page: Open,
    base: str,
    size: tuple[int, int],
    theme: str,
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = open_page(size)
    page.context.add_cookies([{"name": "zhurnal_theme", "value": theme, "url": base}])
    journal_of(page, school.anna, school, base)
    today(page)
    page.keyboard.press("5")
    expect(page.locator(".save")).to_contain_text("всё сохранено")
    picture(page, f"journal-{theme}-{size[0]}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.keyboard.press("?")
    assert axe(page) == []
    page.keyboard.press("Escape")
    if size == DESK:
        page.keyboard.press("Space")
        page.locator(".drawer h2").wait_for()
        assert axe(page) == []


def test_the_page_is_english_for_those_who_choose_it(
    school: Cast, open_page: Open, base: str
) -> None:
    page = open_page()
    page.context.add_cookies([{"name": "zhurnal_language", "value": "en", "url": base}])
    journal_of(page, school.anna, school, base)
    today(page)
    page.keyboard.press("?")
    words = page.locator("main").inner_text()
    names = page.locator("th.name").all_inner_texts()
    for name in names:
        words = words.replace(name, "")
    cyrillic = set(re.findall(r"[А-Яа-яё]{3,}", words))
    assert cyrillic <= {"Алгебра", "четверть"}
