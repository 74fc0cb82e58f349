"""Chromium for the journeys: a browser for the run, a page of a chosen size for each test."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests import fixtures
from tests.journeys import demo_school
from tests.journeys.journal_desk import base, school
from tools import chromium
from zhurnal.demo.cast import PASSWORD
from zhurnal.school.models import Person

__all__ = ["base", "school"]

DESK = (1366, 900)
PHONE = (360, 780)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey, and journeys come last.

    Playwright keeps an event loop running in this thread from the first journey on, and a test
    that wants a loop of its own could not have one.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    program = chromium.find()
    assert program, chromium.ADVICE
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=chromium.switches())


@pytest.fixture(scope="session")
def demo_file(root: Path) -> Path:
    """The database file of the demo school."""
    return demo_school.file_of(root)


@pytest.fixture
def demo(demo_file: Path, clock: Any, transactional_db: None) -> Iterator[None]:
    """The whole demo school on Thursday morning, for the test to change as it likes (SQLite)."""
    clock.move_to(demo_school.MORNING)
    with demo_school.in_the_database(demo_file):
        yield


@pytest.fixture
def enter(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """`enter("petrova.as", PHONE)`: somebody of the demo school has signed in through the form."""

    def entered(login: str, size: tuple[int, int] = DESK, **options: Any) -> Page:
        page = open_page(size, **options)
        page.clock.set_system_time(demo_school.MORNING)  # what the browser believes to be now
        page.goto("/")
        sign_in(page, login)
        return page

    return entered


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in page that is open."""
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.locator("main button.btn--primary[type=submit]").click()
    page.wait_for_url(lambda url: "/account/sign-in/" not in url)


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`open_page(PHONE)`: a fresh visitor's page on our server, whose errors fail the test.

    Visitors do not share cookies. A script error, a refused resource (CSP) or an answer of the
    500s is a fault even where the page looks right.
    """
    contexts, faults = [], []

    def opened(size: tuple[int, int] = DESK, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": size[0], "height": size[1]},
            locale=options.pop("locale", "ru-RU"),
            timezone_id="Asia/Barnaul",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: faults.extend(complaints(said)))
        page.on("response", lambda answer: faults.extend(failures(answer)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def complaints(said: Any) -> list[str]:
    """What the console calls an error, apart from answers, which `failures` judges."""
    if said.type != "error" or said.text.startswith("Failed to load resource"):
        return []
    return [f"console: {said.text}"]


def failures(answer: Any) -> list[str]:
    """Answers that no page may get, whatever the visitor did."""
    missing = answer.status == 404 and "/static/" in answer.url
    return [f"{answer.status} {answer.url}"] if missing or answer.status >= 500 else []


@pytest.fixture
def visit(open_page: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """`visit(cast.roman, "/day/", PHONE)`: a page as somebody who has signed in sees it."""

    def visited(person: Person, path: str, size: tuple[int, int] = DESK) -> Page:
        page = open_page(size)
        cookies = fixtures.sign_in(Client(), person).cookies
        page.context.add_cookies(
            [{"name": each.key, "value": each.value, "url": live_server.url}
             for each in cookies.values()]
        )  # fmt: skip
        page.goto(path)
        return page

    return visited


@pytest.fixture
def axe(root: Path) -> Callable[[Page], list[str]]:
    """`axe(page)`: what the accessibility checker finds, as "rule: element"; nothing is right."""
    script = (root / "frontend/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def findings(page: Page) -> list[str]:
        page.evaluate(script)  # through the debugger, so that the page's CSP stays as it is
        options = json.dumps({"runOnly": RULES})
        found = page.evaluate(f"axe.run(document, {options}).then(r => r.violations)")
        return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

    return findings


@pytest.fixture
def picture(root: Path) -> Callable[..., Path]:
    """`picture(page, "lesson-360")`: a picture of the page in .cache/pictures; with `whole=False`
    of what the screen shows, for pages whose bars stand still.
    """

    def taken(page: Page, name: str, *, whole: bool = True) -> Path:
        path = root / ".cache" / "pictures" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.evaluate("scrollTo(0, 0)")  # or bars that stand still are drawn in the middle
        page.screenshot(path=path, full_page=whole)
        return path

    return taken
