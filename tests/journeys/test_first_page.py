"""What a visitor meets before signing in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE


@pytest.mark.everywhere
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_stranger_is_asked_to_sign_in(
    size: tuple[int, int],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = open_page(size)
    page.goto("/account/sign-in/")
    expect(page.get_by_role("button", name="Войти")).to_be_visible()
    picture(page, f"sign-in-{size[0]}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
