"""The whole key map of the grid: a lesson by keyboard alone, several cells, a pasted column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.builders import newcomers
from tests.cast import Cast
from tests.journeys.conftest import PHONE
from tests.journeys.journal_desk import column_of, journal_of, today
from zhurnal.journal.models import Absence, Mark

Open = Callable[..., Page]
pytestmark = pytest.mark.django_db(transaction=True)


def saved(page: Page) -> None:
    """Everything that was typed has arrived."""
    expect(page.locator(".save")).to_contain_text("всё сохранено", timeout=15_000)


def tab_to(page: Page, selector: str) -> None:
    """Go on by Tab until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def said(page: Page) -> Locator:
    """What the grid says."""
    return page.locator("[data-voice]")


def paste(page: Page, words: str) -> None:
    """Ctrl+V of words that were copied elsewhere."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(words) => navigator.clipboard.writeText(words)", words)
    page.keyboard.press("Control+v")


def write_the_lesson(page: Page, topic: str, homework: str) -> None:
    """Open the lesson beside the grid, write its topic and homework, come back."""
    page.keyboard.press("Space")
    expect(page.locator("#drawer-title")).to_be_focused()
    tab_to(page, "[data-act=other]")
    page.keyboard.press("Enter")
    page.keyboard.type(topic)
    page.keyboard.press("Enter")
    expect(page.locator(".drawer .topic")).to_have_text(topic)
    tab_to(page, "form[data-entry=set_homework] textarea")
    page.keyboard.type(homework)
    tab_to(page, "button[value=set]")
    page.keyboard.press("Enter")
    expect(page.locator(".drawer")).to_contain_text("По уроку всё записано.")
    page.keyboard.press("Escape")
    expect(page.locator('td[tabindex="0"]')).to_be_focused()


@pytest.mark.req("R-2.4-a")
@pytest.mark.req("R-2.5-d")
def test_a_lesson_is_written_by_keyboard_alone(school: Cast, open_page: Open, base: str) -> None:
    """28 marks, two absent, the topic and the homework, from the address bar on."""
    with school.inside():
        newcomers(school.class_7b, 2)
    page = journal_of(open_page(), school.anna, school, base)
    tab_to(page, "table.grid td")
    keys = [str(2 + at % 4) for at in range(30)]
    keys[4], keys[17] = "н", "н"
    for key in keys:
        page.keyboard.press("KeyY" if key == "н" else key)
    assert column_of(page) == keys
    page.keyboard.press("KeyP")
    expect(said(page)).to_contain_text("отсутствуют 2")
    write_the_lesson(page, "Степень с натуральным показателем", "§ 19, № 412")
    saved(page)
    lesson = school.lessons[-1]
    with school.inside():
        assert Mark.objects.filter(lesson=lesson).count() == 28
        assert Absence.objects.filter(lesson=lesson, fact="absent").count() == 2
        assert lesson.records.get().topic == "Степень с натуральным показателем"
        assert lesson.records.get().attendance_at is not None
        assert lesson.homework.get().text == "§ 19, № 412"


def test_a_key_outside_the_scale_says_what_may_stand_there(
    school: Cast, open_page: Open, base: str
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    today(page)
    for key in "760":
        page.keyboard.press(key)
        expect(said(page)).to_contain_text(f"«{key}» нет в шкале")
        expect(said(page)).to_contain_text("5, 4, 3, 2, 1")
    page.keyboard.press("Enter")
    page.keyboard.type("5/7")
    page.keyboard.press("Enter")
    expect(page.locator(".cell-input")).to_have_attribute("aria-invalid", "true")
    expect(said(page)).to_contain_text("Клавиша Esc вернёт прежнее")
    page.keyboard.press("Escape")
    page.keyboard.press("Comma")
    expect(said(page)).to_contain_text("классный руководитель")
    assert column_of(page)[0] == ""
    with school.inside():
        assert not Mark.objects.filter(lesson=school.lessons[-1]).exists()


def test_one_mark_fills_a_picked_column_and_one_undo_takes_it_back(
    school: Cast, open_page: Open, base: str, picture: Callable[..., Path]
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    today(page)
    page.keyboard.press("4")
    page.keyboard.press("ArrowUp")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowDown")
    expect(page.locator('td[aria-selected="true"]')).to_have_count(5)
    picture(page, "journal-picked-1366", whole=False)
    page.keyboard.press("Control+d")
    expect(said(page)).to_contain_text("Заполнены 4 клетки")
    assert column_of(page)[:6] == ["4", "4", "4", "4", "4", ""]
    saved(page)
    page.keyboard.press("Escape")
    expect(page.locator('td[aria-selected="true"]')).to_have_count(0)
    page.keyboard.press("Control+z")
    assert column_of(page)[:2] == ["4", ""]
    page.keyboard.press("Control+y")
    assert column_of(page)[:6] == ["4", "4", "4", "4", "4", ""]
    saved(page)
    page.keyboard.press("Control+Space")
    page.keyboard.press("Delete")
    assert set(column_of(page)) == {""}
    saved(page)
    with school.inside():
        marks = Mark.objects.filter(lesson=school.lessons[-1])
        assert set(marks.values_list("value", flat=True)) == {""}


def test_a_picked_block_is_copied_as_a_spreadsheet_takes_it(
    school: Cast, open_page: Open, base: str
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    today(page)
    page.keyboard.press("5")
    page.keyboard.press("KeyY")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("Control+c")
    expect(said(page)).to_contain_text("Скопированы 2 клетки")
    assert page.evaluate("navigator.clipboard.readText()") == "5\nн"


def test_a_pasted_column_finds_its_pupils_by_name(
    school: Cast,
    open_page: Open,
    base: str,
    picture: Callable[..., Path],
    axe: Callable[[Page], list[str]],
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    names = page.locator("tbody th.name").all_inner_texts()
    today(page)
    rows = [f"{at}\t{name}\t{2 + at % 4}" for at, name in enumerate(reversed(names))]
    paste(page, "\n".join(["№\tФИО\tОтметка", *rows]))
    dialog = page.get_by_role("dialog", name="Вставить отметки из таблицы")
    put = dialog.get_by_role("button", name="Вставить 28 строк")
    expect(put).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Вставлено 28 строк")
    assert column_of(page) == [str(2 + at % 4) for at in reversed(range(28))]
    saved(page)
    page.keyboard.press("Control+z")
    assert set(column_of(page)) == {""}


def test_a_paste_with_faults_shows_each_of_them_and_enters_nothing_by_itself(
    school: Cast,
    open_page: Open,
    base: str,
    picture: Callable[..., Path],
    axe: Callable[[Page], list[str]],
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    first, second, third = page.locator("tbody th.name").all_inner_texts()[:3]
    today(page)
    page.keyboard.press("3")
    saved(page)
    words = f"{first}\t5\n{second}\t=B2\nЧужой Захар\t4\n{third}\t9\n{third}\t5\nСоколов Иван\tн"
    paste(page, words)
    dialog = page.get_by_role("dialog", name="Вставить отметки из таблицы")
    expect(dialog).to_contain_text("С замечаниями: 4 строки")
    for told in ("формула", "нет в группе", "повторяется"):
        expect(dialog).to_contain_text(told)
    expect(dialog.get_by_role("button", name="Не вставлять")).to_be_focused()
    assert axe(page) == []
    picture(page, "journal-paste-1366", whole=False)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    picture(page, "journal-paste-360", whole=False)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert column_of(page)[:4] == ["3", "", "", ""]
    today(page)
    paste(page, words)
    dialog.get_by_role("button", name="Вставить только 2 строки без замечаний").click()
    expect(said(page)).to_contain_text("Вставлены 2 строки")
    saved(page)
    with school.inside():
        entered = Mark.objects.filter(lesson=school.lessons[-1])
        assert list(entered.values_list("value", flat=True)) == ["5"]
        assert Absence.objects.filter(lesson=school.lessons[-1]).count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("5\n" * 10_000, "столько учеников не бывает"),
        ("5\t4\n3\t2", "один столбец отметок или два столбца"),
        ("\n\n", "нет отметок"),
    ],
)
def test_what_is_no_column_is_refused_in_words(
    school: Cast, open_page: Open, base: str, words: str, told: str
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    today(page)
    paste(page, words)
    expect(said(page)).to_contain_text(told)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert set(column_of(page)) == {""}


def test_the_list_of_keys_is_complete_and_readable(
    school: Cast,
    open_page: Open,
    base: str,
    picture: Callable[..., Path],
    axe: Callable[[Page], list[str]],
) -> None:
    page = journal_of(open_page(), school.anna, school, base)
    today(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Клавиши")
    for key in ("Ctrl+D", "Ctrl+V", "Shift", "PgDn", "Пробел"):
        expect(dialog).to_contain_text(key)
    assert axe(page) == []
    picture(page, "journal-keys-1366", whole=False)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    picture(page, "journal-keys-360", whole=False)
    page.keyboard.press("Escape")
    expect(page.locator('td[tabindex="0"]')).to_be_focused()
