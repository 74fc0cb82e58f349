"""What journeys over the journal page share: the class, the way in, what a column shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.builders import a_lesson, a_work, marks, newcomers
from tests.cast import TODAY, Cast, school_no_7
from tests.fixtures import sign_in
from zhurnal.school.models import Person


@pytest.fixture
def school(now: object, transactional_db: None) -> Cast:
    """School No. 7 with 28 pupils in 7Б, who have been marked since the beginning of the term."""
    cast = school_no_7()
    with cast.inside():
        class_mates = [cast.pupil_ivan, cast.pupil_pyotr, *newcomers(cast.class_7b, 22)]
        for number, day in enumerate((5, 6, 9, 10, 12, 13, 17)):
            lesson = a_lesson(
                cast.algebra, on=date(2026, 11, day), number=2, teacher=cast.teacher_anna
            )
            work = a_work(lesson, "test" if day == 12 else "answer")
            for at, pupil in enumerate(class_mates):
                if (at + number) % 3 == 0:
                    marks(pupil, "5432"[(at + number) % 4], [work])
        a_lesson(cast.algebra, on=date(2026, 12, 2), number=2, teacher=cast.teacher_anna)
        a_lesson(cast.english_two, on=TODAY, number=6)  # homework is in time until 14:20
    return cast


def journal_of(page: Page, person: Person, cast: Cast, base: str) -> Page:
    """The journal page of algebra with a person signed in."""
    client = sign_in(Client(), person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])
    page.goto(f"/journal/{cast.algebra.pk}/")
    page.wait_for_selector("[data-island][data-ready]")
    return page


def today(page: Page) -> None:
    """Put the focus on today's first cell."""
    page.locator('td[tabindex="0"]').focus()


def column_of(page: Page) -> list[str]:
    """What stands in today's column."""
    shown: list[str] = page.eval_on_selector_all(
        ".grid tbody tr",
        """(lines) => {
            const heads = [...document.querySelectorAll('thead tr:last-child > th')];
            const at = heads.findIndex((head) => head.classList.contains('is-today')) + 2;
            return lines.map((line) => {
                const cell = line.cells[at].cloneNode(true);
                for (const aside of cell.querySelectorAll('.sr')) aside.remove();
                return cell.textContent.trim();
            });
        }""",
    )
    return shown


@pytest.fixture
def base(live_server: object) -> str:
    """The address of the server."""
    return str(getattr(live_server, "url"))  # noqa: B009
