"""Two people keep one page: each sees what the other writes, nobody overwrites anybody unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.builders import PASSWORD, teaches
from tests.cast import Cast
from tests.journeys.conftest import PHONE, sign_in
from tests.journeys.journal_desk import column_of, journal_of, today
from zhurnal.accounts.models import Account
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Mark

Open = Callable[..., Page]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desks(school: Cast, open_page: Open, base: str) -> tuple[Page, Page]:
    """The page of algebra before Anna and before Boris, who teaches it with her."""
    with school.inside():
        teaches(school.teacher_boris, school.algebra)
    anna = journal_of(open_page(), school.anna, school, base)
    boris = journal_of(open_page(), school.boris, school, base)
    return anna, boris


def saved(page: Page) -> None:
    """Everything that was typed has arrived."""
    expect(page.locator(".save")).to_contain_text("всё сохранено", timeout=15_000)


def cell(page: Page, line: int) -> Locator:
    """A cell of today's column."""
    at = page.eval_on_selector(
        "thead th.is-today", "(head) => [...head.parentElement.children].indexOf(head)"
    )
    return page.locator("tbody tr").nth(line).locator("td, th").nth(int(at) + 2)


@pytest.mark.everywhere
@pytest.mark.req("R-2.4-a")
def test_an_entry_is_seen_by_the_other_without_reloading(
    desks: tuple[Page, Page], picture: Callable[..., Path]
) -> None:
    anna, boris = desks
    today(anna)
    for line, value in enumerate("543"):
        anna.keyboard.press(value)
        expect(cell(boris, line)).to_contain_text(value, timeout=15_000)
    expect(boris.locator("[data-voice]")).to_contain_text("Петрова А. С.: ")
    expect(boris.locator("td.is-news")).to_have_count(3)
    picture(boris, "journal-news-1366", whole=False)
    today(boris)
    boris.keyboard.press("Delete")
    expect(cell(anna, 0)).to_have_text("")
    saved(boris)


def test_attendance_and_a_work_come_too_and_means_follow(desks: tuple[Page, Page]) -> None:
    anna, boris = desks
    today(anna)
    anna.keyboard.press("KeyY")
    anna.keyboard.press("KeyD")
    dialog = anna.get_by_role("dialog", name="За какую работу отметки")
    dialog.get_by_label("Вид работы").select_option("test")
    dialog.get_by_role("button", name="Выбрать").click()
    anna.keyboard.press("2")
    expect(cell(boris, 0)).to_have_text("н")
    expect(cell(boris, 1)).to_contain_text("2")
    line = boris.locator("tbody tr").nth(1)
    mean = anna.locator("tbody tr").nth(1).locator(".sum-mean").inner_text()
    expect(line.locator(".sum-mean")).to_have_text(mean)
    anna.keyboard.press("KeyP")
    saved(anna)
    expect(boris.locator("th.is-today .no-att")).to_have_count(0)


@pytest.mark.everywhere
@pytest.mark.req("R-3.2-d")
@pytest.mark.req("conflict_keeps_both")
def test_conflict_keeps_both(
    school: Cast, desks: tuple[Page, Page], picture: Callable[..., Path], axe: Callable[..., Any]
) -> None:
    """Two devices, one cell: a card with both values, and both in the trail."""
    anna, boris = desks
    boris.context.set_offline(True)
    today(boris)
    boris.keyboard.press("3")
    expect(boris.locator("td.unsent")).to_have_count(1)
    today(anna)
    anna.keyboard.press("5")
    saved(anna)
    boris.context.set_offline(False)
    expect(boris.locator(".save")).to_have_text("расхождение: 1", timeout=15_000)
    assert column_of(boris)[0] == "3", "his own entry stays on the screen"
    boris.get_by_role("button", name="Ждут вашего решения: 1").click()
    dialog = boris.get_by_role("dialog", name="В журнале уже другая запись")
    expect(dialog.locator('[data-fact="theirs"]')).to_have_text("5")
    expect(dialog.locator('[data-fact="mine"]')).to_have_text("3")
    expect(dialog.locator('[data-fact="who"]')).to_have_text("Петрова А. С.")
    assert axe(boris) == []
    picture(boris, "journal-conflict-1366", whole=False)
    dialog.get_by_role("button", name="Поставить свою").click()
    saved(boris)
    expect(cell(anna, 0)).to_contain_text("3")
    with school.inside():
        mark = Mark.objects.get(lesson=school.lessons[-1])
        trail = AuditEvent.objects.filter(subject_id=mark.pk).order_by("at", "id")
        assert [(each.actor_name, each.after) for each in trail] == [
            ("Петрова А. С.", {"value": "5", "work": str(mark.work_id)}),
            (trail[1].actor_name, {"value": "3", "work": str(mark.work_id)}),
        ]
        assert (trail[1].account_id, trail[1].before) == (school.boris.account_id, {"value": "5"})


def test_an_undo_leaves_what_another_has_written_since(desks: tuple[Page, Page]) -> None:
    anna, boris = desks
    today(anna)
    anna.keyboard.press("4")
    expect(cell(boris, 0)).to_have_text("4")
    today(boris)
    boris.keyboard.press("2")
    expect(cell(anna, 0)).to_contain_text("2")
    anna.keyboard.press("Control+z")
    expect(anna.locator("[data-voice]")).to_contain_text("она оставлена как есть")
    assert column_of(anna)[0].startswith("2")


@pytest.mark.req("R-5.3-a")
@pytest.mark.req("idle_logout_keeps_typed")
def test_idle_logout_keeps_typed(
    school: Cast, open_page: Open, base: str, clock: Any, picture: Callable[..., Path]
) -> None:
    """Twelve cells that were not sent, a session that ended: after signing in they are there."""
    page = journal_of(open_page(), school.anna, school, base)
    page.context.set_offline(True)
    today(page)
    values = [str(2 + at % 4) for at in range(12)]
    for value in values:
        page.keyboard.press(value)
    expect(page.locator("td.unsent")).to_have_count(12)
    clock.shift(timedelta(hours=1, minutes=1))
    page.context.set_offline(False)
    expect(page.locator(".save")).to_contain_text("войдите снова", timeout=35_000)
    assert column_of(page)[:12] == values, "they stay on the screen"
    picture(page, "journal-signed-out-1366", whole=False)
    page.get_by_role("link", name="войдите снова").click()
    account = Account.objects.get(memberships__person_id=school.anna.pk)
    sign_in(page, account.login, PASSWORD)
    page.wait_for_selector("[data-island][data-ready]")
    saved(page)
    assert column_of(page)[:12] == values
    with school.inside():
        assert Mark.objects.filter(lesson=school.lessons[-1]).count() == 12


def test_a_page_that_is_only_looked_at_lets_its_session_end(
    school: Cast, open_page: Open, base: str, clock: Any
) -> None:
    page = journal_of(open_page(PHONE), school.anna, school, base)
    for _ in range(4):
        clock.shift(timedelta(minutes=16))
        page.wait_for_timeout(1500)  # it looks for news meanwhile
    with page.expect_response(lambda answer: "/changes/" in answer.url) as told:
        pass
    assert told.value.status == 401
