"""Coming in, in a real browser: the door, a slip from the homeroom teacher, one's own account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.builders import PASSWORD
from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE
from zhurnal.accounts.models import Account

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
Picture = Callable[[Page, str], Path]

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Type login and password as people do, and press Enter."""
    page.get_by_label("Логин").fill(login)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_door_is_accessible_and_says_what_is_wrong(
    cast: Cast, open_page: Open, axe: Axe, picture: Picture, size: tuple[int, int]
) -> None:
    page = open_page(size)
    page.goto("/account/sign-in/")
    expect(page.get_by_label("Логин")).to_be_focused()
    assert axe(page) == []
    assert fits(page)
    picture(page, f"sign-in-{size[0]}")
    sign_in(page, "petrova.as", "не тот пароль")
    expect(page.get_by_role("alert")).to_contain_text("Логин или пароль не подходит.")
    expect(page).to_have_title("Ошибка: Вход — Журнал")
    expect(page.get_by_label("Логин")).to_have_value("petrova.as")
    assert axe(page) == []
    assert fits(page)
    picture(page, f"sign-in-wrong-{size[0]}")


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_door_is_accessible_in_every_theme(
    cast: Cast, open_page: Open, axe: Axe, picture: Picture, theme: str
) -> None:
    page = open_page(DESK)
    page.goto("/account/sign-in/")
    page.get_by_role(
        "button", name={"dark": "Тёмная", "contrast": "Крупно и контрастно"}[theme]
    ).click()
    assert axe(page) == []
    picture(page, f"sign-in-{theme}")


def test_a_password_can_be_shown_and_pasted(cast: Cast, open_page: Open) -> None:
    page = open_page(DESK)
    page.goto("/account/sign-in/")
    field = page.get_by_label("Пароль", exact=True)
    field.fill("видно")
    page.get_by_role("button", name="Показать").click()
    expect(field).to_have_attribute("type", "text")
    field.evaluate(
        "(e) => e.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true}))"
        " || (() => { throw new Error('pasting was refused') })()"
    )


def test_without_scripts_the_door_works_too(cast: Cast, open_page: Open) -> None:
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/access/me/")
    sign_in(page, "petrova.as")
    expect(page.get_by_role("heading", level=1)).to_have_text("Моя учётная запись")


@pytest.mark.everywhere
def test_a_slip_opens_the_diary_after_the_password_was_changed(
    cast: Cast, open_page: Open, axe: Axe, picture: Picture
) -> None:
    desk = open_page(DESK)
    desk.goto("/access/passwords/")
    sign_in(desk, "orlova")
    desk.get_by_role("link", name="7Б").click()
    desk.get_by_role("checkbox", name="Соколова Вера").check()
    desk.get_by_role("checkbox", name="Соколов Иван Андреевич").check()
    assert axe(desk) == []
    picture(desk, "passwords-1366")
    desk.get_by_role("button", name="Выдать отмеченным").click()
    slip = desk.get_by_role("listitem").filter(has_text="Соколова Вера")
    assert axe(desk) == []
    picture(desk, "slips-1366")
    login, password = slip.locator("dd").nth(1).inner_text(), slip.locator("dd").nth(2).inner_text()

    phone = open_page(PHONE)
    phone.goto("/access/me/")
    sign_in(phone, login, password)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Смена пароля")
    assert axe(phone) == []
    assert fits(phone)
    picture(phone, "password-360")
    phone.get_by_label("Нынешний пароль").fill(password)
    phone.get_by_label("Новый пароль").fill("три синих паровоза")
    phone.get_by_role("button", name="Сменить пароль").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Моя учётная запись")
    assert Account.objects.get(login="sokolova.vera").check_password("три синих паровоза")
    assert axe(phone) == []
    assert fits(phone)
    picture(phone, "account-360")


def test_a_forgotten_session_is_ended_from_afar(
    cast: Cast, open_page: Open, axe: Axe, picture: Picture
) -> None:
    school, home = open_page(DESK), open_page(DESK)
    for page in (school, home):
        page.goto("/access/me/")
        sign_in(page, "petrova.as")
        expect(page.get_by_role("heading", level=1)).to_have_text("Моя учётная запись")
    home.reload()
    assert axe(home) == []
    picture(home, "account-1366")
    home.get_by_role("button", name="Завершить все остальные сеансы").click()
    expect(home.get_by_role("button", name="Завершить")).to_have_count(0)
    school.reload()
    expect(school.get_by_role("heading", level=1)).to_have_text("Вход")


def test_the_head_asks_who_may_do_what(
    cast: Cast, open_page: Open, axe: Axe, picture: Picture
) -> None:
    page = open_page(DESK)
    page.goto("/access/explain/")
    sign_in(page, "gromova")
    page.get_by_label("Кто").fill("крылов")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Крылов Борис").click()
    page.get_by_label("Что").fill("алгебра")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="7Б, Алгебра").click()
    expect(page.get_by_role("table")).to_contain_text("ни одна роль этого дня")
    assert axe(page) == []
    picture(page, "explain-1366")
    page.goto("/access/roles/")
    assert axe(page) == []
    picture(page, "roles-1366")
