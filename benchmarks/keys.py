"""The grid under somebody's fingers: a page of 30 × 45 in a real Chromium, key by key.

Times are taken in the page: from the key to the frame that shows it (the event's own stamp; the
frame's animation callback, and after it a message, which comes when the frame is drawn), and from
the key to the answer of the server (the cell's hatching goes). With vsync a frame waits for the
screen's next beat, up to 16.7 ms, which no program can shorten; without it only the work is left.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.place import Place
from tests.builders import PASSWORD
from tools import chromium

_KEY_MS = 100
_PAINTED = 120
_OPENED = 12
_WITHOUT_VSYNC = ("--disable-gpu-vsync", "--disable-frame-rate-limit")
_LINE = "{:<52}{:>9}{:>9}   {}"

_WATCH = """() => {
    window.painted = []; window.acknowledged = [];
    const pressed = new Map();
    document.querySelector('table.grid').addEventListener('keydown', (event) => {
        const cell = event.target, at = event.timeStamp;
        pressed.set(cell, at);
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => painted.push(performance.now() - at);
            channel.port2.postMessage('');
        });
    }, true);
    new MutationObserver((changes) => {
        for (const {target, oldValue} of changes) {
            const was = (oldValue ?? '').includes('unsent');
            if (!was || target.classList.contains('unsent') || !pressed.has(target)) continue;
            acknowledged.push(performance.now() - pressed.get(target));
            pressed.delete(target);
        }
    }).observe(document.querySelector('table.grid tbody'), {
        subtree: true, attributes: true, attributeFilter: ['class'], attributeOldValue: true,
    });
}"""


def keys(place: Place, port: int) -> Iterator[str]:
    """Lines of a table: what, at the median, at the 95th of a hundred, the goal."""
    yield _LINE.format("in Chromium, ms", "p50", "p95", "goal")
    with _page_of(place, port) as page:
        yield _row("open the page, to the first key it takes", _openings(page), "≤ 300")
        yield _told(f"28 marks at {_KEY_MS} ms a key, to «saved», s", _column(page), "≤ 35 s")
        painted, acknowledged = _pressed(page)
        yield _row("a key, to its frame on the screen", painted, "≤ 16 and a beat")
        yield _row("a key, to the server's answer", acknowledged, "≤ 100")
    with _page_of(place, port, *_WITHOUT_VSYNC) as page:
        painted, _ = _pressed(page)
        yield _row("a key, to its frame, without vsync", painted, "≤ 16")


@contextmanager
def _page_of(place: Place, port: int, *switches: str) -> Iterator[Page]:
    program = chromium.find()
    if program is None:
        raise SystemExit(chromium.ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*chromium.switches(), *switches]
        )
        page = browser.new_page(
            base_url=f"http://127.0.0.1:{port}",
            viewport={"width": 1366, "height": 900},
            locale="ru-RU",
        )
        page.goto(f"/account/sign-in/?next=/journal/{place.course}/%3Fterm=1")
        page.locator("[name=login]").fill(place.teacher)
        page.locator("[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        _ready(page)
        yield page
        browser.close()


def _ready(page: Page) -> None:
    page.wait_for_selector("[data-island=marks-grid][data-ready]")


def _openings(page: Page) -> list[float]:
    """From the reload to the moment when the grid takes keys, files coming from the cache."""
    page.add_init_script(
        "new MutationObserver((_, watch) => {"
        "  if (!document.querySelector('[data-island=marks-grid][data-ready]')) return;"
        "  window.opened = performance.now(); watch.disconnect();"
        "}).observe(document, {subtree: true, childList: true, attributes: true});"
    )
    times = []
    for _ in range(_OPENED):
        page.reload()
        _ready(page)
        times.append(float(page.evaluate("window.opened")))
    return times


def _column(page: Page) -> float:
    page.locator('td[tabindex="0"]').focus()
    began = perf_counter()
    for at in range(28):
        page.keyboard.press("5432"[at % 4])
        page.wait_for_timeout(max(0, (at + 1) * _KEY_MS - (perf_counter() - began) * 1000))
    expect(page.locator("td.unsent")).to_have_count(0, timeout=20_000)
    return perf_counter() - began


def _pressed(page: Page) -> tuple[list[float], list[float]]:
    """Marks at a slow typist's pace, so that each is an entry of its own; columns leftwards."""
    page.evaluate(_WATCH)
    page.locator('td[tabindex="0"]').focus()
    page.keyboard.press("Control+ArrowUp")
    for at in range(_PAINTED):
        if at % 28 == 0:
            page.keyboard.press("ArrowLeft")
            for _ in range(3):
                page.keyboard.press("PageUp")
        page.keyboard.press("2345"[at % 4 if at % 3 else 0])
        page.wait_for_timeout(_KEY_MS)
    expect(page.locator("td.unsent")).to_have_count(0, timeout=20_000)
    painted: list[float] = page.evaluate("painted")
    acknowledged: list[float] = page.evaluate("acknowledged")
    return painted, acknowledged


def _row(what: str, times: list[float], goal: str) -> str:
    p95 = statistics.quantiles(times, n=20)[18]
    return _LINE.format(what, f"{statistics.median(times):.1f}", f"{p95:.1f}", goal)


def _told(what: str, seconds: float, goal: str) -> str:
    return _LINE.format(what, f"{seconds:.1f}", "", goal)
