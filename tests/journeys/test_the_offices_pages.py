"""The pages of the office: no fault that the checker of accessibility knows, on any screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE
from tests.plans import a_plan
from zhurnal.control.commands.recompute import recompute

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = {
    "deputy": (
        "/control/",
        "/control/duties/",
        "/plans/",
        "/plans/schedule/",
        "/journal/fulfilment/",
        "/substitutions/board/",
        "/substitutions/lessons/",
        "/substitutions/month/",
        "/calendar/?edit=day",
        "/timetable/",
    ),
    "secretary": (
        "/import/",
        "/school/movement/",
        "/school/movement/arrival/",
        "/school/movement/new/",
        "/school/roll/",
        "/school/next-year/",
    ),
}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("person", PAGES)
def test_they_are_whole_on_a_desk_and_on_a_phone(
    cast: Cast,
    now: datetime,
    visit: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
    person: str,
    size: tuple[int, int],
) -> None:
    with cast.inside():
        plan = a_plan(cast.algebra, topics="Числа; Степень; к/р Степень")
        recompute(now=now)
    addresses = [*PAGES[person], *([f"/plans/{plan.pk}/"] if person == "deputy" else [])]
    page = visit(getattr(cast, person), addresses[0], size)
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        name = address.split("?")[0].replace(str(plan.pk), "plan").strip("/").replace("/", "-")
        picture(page, f"office-{name}-{size[0]}")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
