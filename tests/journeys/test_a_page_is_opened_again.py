"""A lesson is closed; the deputy head opens it for Anna; she writes; the homework came too late."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.cast import TODAY, Cast
from tests.deadlines.acts import an_act
from tests.fixtures import sign_in
from tests.journeys.journal_desk import journal_of
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Homework, Mark
from zhurnal.school.models import Person

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
Picture = Callable[..., Path]
pytestmark = pytest.mark.django_db(transaction=True)

DESK, PHONE = (1366, 900), (360, 780)


def visit(page: Page, person: Person, path: str, base: str) -> Page:
    """A page as somebody who has signed in sees it."""
    client = sign_in(Client(), person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])
    page.goto(path)
    return page


def cell_of_the_first_lesson(page: Page) -> None:
    """Go to the first pupil's cell of the lesson of 5 November, which is closed."""
    page.locator('td[tabindex="0"]').focus()
    page.keyboard.press("Home")


def put_five(page: Page) -> None:
    """Type a 5 into the first pupil's cell of the lesson of 5 November, which is closed."""
    page.wait_for_selector("[data-island][data-ready]")
    page.locator('td[tabindex="0"]').focus()
    page.keyboard.press("Home")
    page.keyboard.press("5")


def open_the_page(deputy: Page, axe: Axe, picture: Picture) -> None:
    """Find algebra in 7Б and open it for Anna until 13:00; the reason is forgotten at first."""
    deputy.get_by_label("Класс или группа и предмет").fill("7б алгебра")
    deputy.get_by_role("button", name="Найти").click()
    deputy.get_by_role("link", name="7Б, Алгебра").click()
    assert axe(deputy) == []
    picture(deputy, "reopenings-form-1366")
    deputy.get_by_label("До какого часа").fill("13:00")
    deputy.get_by_role("button", name="Открыть до этого часа").click()
    expect(deputy.locator(".summary")).to_contain_text("Напишите, зачем открыта страница")
    expect(deputy.get_by_label("До какого часа")).to_have_value("13:00")
    deputy.get_by_label("Причина").fill("Приказ № 88: контрольная переписана после болезни")
    deputy.get_by_role("button", name="Открыть до этого часа").click()
    expect(deputy.locator(".rows")).to_contain_text("Петрова А. С.")
    assert axe(deputy) == []
    picture(deputy, "reopenings-1366")


@pytest.mark.req("R-2.10-d")
def test_a_closed_lesson_is_opened_for_its_teacher_and_written(
    school: Cast, open_page: Open, base: str, axe: Axe, picture: Picture
) -> None:
    with school.inside():
        an_act(5)
        marks = Mark.objects.filter(lesson__on=TODAY.replace(day=5))
        before = marks.count()
    anna = journal_of(open_page(DESK), school.anna, school, base)
    put_five(anna)
    expect(anna.locator("[data-voice]")).to_contain_text("Попросите открыть страницу на время")
    expect(anna.locator("[data-voice]")).to_contain_text("Лапина Е. В.")
    picture(anna, "journal-closed-1366", whole=False)
    assert axe(anna) == []
    with school.inside():
        assert marks.count() == before
    open_the_page(visit(open_page(DESK), school.deputy, "/reopenings/", base), axe, picture)
    anna.reload()
    put_five(anna)
    expect(anna.locator(".save")).to_contain_text("всё сохранено")
    with school.inside():
        assert marks.count() == before + 1
        assert AuditEvent.objects.filter(event="deadlines.page.reopened").count() == 1


@pytest.mark.req("R-2.10-d")
def test_the_page_of_terms_fits_a_phone(
    school: Cast, open_page: Open, base: str, axe: Axe, picture: Picture
) -> None:
    phone = visit(
        open_page(PHONE, has_touch=True),
        school.deputy,
        f"/reopenings/?page={school.algebra.pk}",
        base,
    )
    picture(phone, "reopenings-form-360")
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    phone.get_by_label("Причина").fill("Приказ № 88")
    phone.get_by_role("button", name="Открыть до этого часа").click()
    expect(phone.get_by_role("button", name="Закрыть 7Б, Алгебра")).to_be_visible()
    picture(phone, "reopenings-360")
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    phone.get_by_role("button", name="Закрыть 7Б, Алгебра").click()
    expect(phone.get_by_text("Открытых страниц нет")).to_be_visible()


@pytest.mark.req("R-2.8-d")
def test_late_homework_asks_for_a_reason_and_the_diary_shows_the_time(
    cast: Cast, open_page: Open, live_server: Any, axe: Axe, picture: Picture
) -> None:
    lesson = f"/journal/lesson/{cast.lessons[-1].pk}/"
    page = visit(open_page(PHONE, has_touch=True), cast.anna, lesson, live_server.url)
    page.wait_for_selector("[data-island][data-ready]")
    page.locator("#hw-text").fill("§ 19")
    page.locator("[data-form=homework] button[value=set]").click()
    obstacle = page.locator("[data-form=homework] [data-obstacle]")
    expect(obstacle).to_contain_text("чтобы задать или добавить, укажите причину")
    assert axe(page) == []
    picture(page, "homework-late-360")
    obstacle.get_by_label("Причина").fill("замещала урок")
    obstacle.get_by_role("button", name="Записать моё").click()
    expect(page.locator("[data-hw-done]")).to_be_visible()
    with cast.inside():
        homework = Homework.objects.get()
        assert homework.changed_at is not None
        assert AuditEvent.objects.latest("at").reason == "замещала урок"
