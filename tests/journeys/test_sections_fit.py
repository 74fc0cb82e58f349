"""Whoever has many sections finds them all, on every screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
TABLET = (800, 1000)


@pytest.mark.parametrize("size", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_the_deputys_sections_stand_apart_and_the_rest_is_one_click_away(
    cast: Cast, visit: Callable[..., Page], axe: Callable[[Page], list[str]], size: tuple[int, int]
) -> None:
    page = visit(cast.deputy, "/calendar/", size)
    bar = page.locator(".appnav > a:visible, .appnav__more:visible")
    boxes = [box for each in bar.all() if (box := each.bounding_box())]
    assert len(boxes) >= 5
    assert boxes[0]["x"] >= 0
    assert boxes[-1]["x"] + boxes[-1]["width"] <= size[0]
    for left, right in pairwise(boxes):
        assert left["x"] + left["width"] <= right["x"] + 1
    more = page.locator(".appnav__more > summary")
    if size != DESK:
        more.click()
    assert axe(page) == []
    page.locator(".appnav a:visible", has_text="Движение").click()
    expect(page.locator("h1")).to_have_text("Движение учеников")
