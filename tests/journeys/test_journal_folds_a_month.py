"""A full term on one screen: the past month folds into one column; on paper everything stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.builders import a_lesson
from tests.cast import Cast
from tests.journeys.journal_desk import journal_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def december(school: Cast, clock: Any) -> Cast:
    """Monday, 21 December: 45 lessons of the term, the last ones ahead."""
    clock.move_to(datetime(2026, 12, 21, 5, 0, tzinfo=UTC))
    with school.inside():
        taken = set(school.algebra.lessons.values_list("on", flat=True))
        day = date(2026, 11, 5)
        while school.algebra.lessons.count() < 45:
            if day.isoweekday() < 7 and day not in taken:
                a_lesson(school.algebra, on=day, number=2, teacher=school.teacher_anna)
            day += timedelta(days=1)
    return school


def test_a_past_month_folds_so_that_the_term_fits(
    december: Cast,
    open_page: Callable[..., Page],
    base: str,
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = journal_of(open_page(), december.anna, december, base)
    folded = page.get_by_role("button", name="ноябрь 22 урока")
    expect(folded).to_be_visible()
    ivan = page.locator("tbody tr", has_text="Соколов Иван").locator("td.fold")
    expect(ivan).to_have_text("3,86")
    wrap = page.locator(".grid-wrap")
    assert wrap.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    picture(page, "journal-folded-1366")
    assert axe(page) == []
    page.get_by_role("link", name="ноябрь").click()
    expect(page.locator("th.fold")).to_have_count(0)
    expect(page.locator("thead th:not([hidden]) a.lesson-head")).to_have_count(45)


def test_paper_shows_every_month(
    december: Cast,
    open_page: Callable[..., Page],
    base: str,
    picture: Callable[[Page, str], Path],
) -> None:
    page = journal_of(open_page((1048, 720)), december.anna, december, base)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    picture(page, "journal-print")
    assert not page.locator(".appbar").is_visible()
    assert not page.locator(".dutybar").is_visible()
    table = page.locator("table.grid").evaluate("(each) => each.getBoundingClientRect().width")
    assert table <= 1048
