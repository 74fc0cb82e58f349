"""Reading the journal page as it stands on the screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

_TODAY = """(lines) => {
    const heads = [...document.querySelectorAll('thead tr:last-child > th')];
    const at = heads.findIndex((head) => head.classList.contains('is-today')) + 2;
    return lines.map((line) => {
        const cell = line.cells[at].cloneNode(true);
        for (const aside of cell.querySelectorAll('.sr')) aside.remove();
        return cell.textContent.trim();
    });
}"""


def awaken(page: Page) -> None:
    """Wait until the page answers to keys."""
    expect(page.locator("[data-island][data-ready]")).to_be_visible()


def today(page: Page) -> None:
    """Put the focus on today's first cell."""
    page.locator('td[tabindex="0"]').focus()


def column(page: Page) -> list[str]:
    """What stands in today's column, pupil by pupil."""
    found: list[str] = page.eval_on_selector_all("tbody tr", _TODAY)
    return found
