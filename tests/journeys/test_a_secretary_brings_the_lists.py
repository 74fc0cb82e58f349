"""A secretary brings the lists of a whole school, twice; a broken workbook changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.builders import PASSWORD, a_person, a_role
from tests.journeys import demo_school
from tests.journeys.conftest import DESK, PHONE, sign_in
from zhurnal.access.roles import RoleCode
from zhurnal.school.models import ClassGroup, Pupil
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school(now: object, transactional_db: None) -> School:
    """A school of which nothing is known yet, and its secretary, who also gives the roles."""
    made = School.objects.create(
        name="Школа № 7", short_name="Школа № 7", city="Барнаул", timezone="Asia/Barnaul"
    )
    with school_scope(made.pk):
        secretary = a_person("Сизова Юлия Павловна", login="sizova")
        a_role(secretary, RoleCode.SECRETARY)
        a_role(secretary, RoleCode.ADMINISTRATOR)
    return made


@pytest.fixture
def secretary(school: School, open_page: Callable[..., Page]) -> Page:
    """The first page of the secretary."""
    page = open_page(DESK)
    page.goto("/")
    sign_in(page, "sizova", PASSWORD)
    return page


def check(page: Page, file: Path) -> None:
    """Upload a workbook to be checked."""
    page.goto("/import/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Проверить").click()


def test_a_school_comes_in_and_the_second_time_changes_nothing(
    school: School,
    secretary: Page,
    root: Path,
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = secretary
    expect(page.get_by_role("heading", level=1)).to_have_text("Списки школы")
    picture(page, "import-1366")
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать шаблон").click()
    assert download.value.path().read_bytes()[:2] == b"PK"

    book = demo_school.workbook_of(root)
    check(page, book)
    expect(page.locator(".banner").first).to_contain_text("Ошибок нет")
    expect(page.locator("tr", has_text="Ученики").first).to_contain_text("550")
    picture(page, "import-preview-1366")
    assert axe(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    picture(page, "import-preview-360")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    page.get_by_role("button", name="Внести").click(no_wait_after=True)
    expect(page.locator(".banner")).to_contain_text("Внесен", timeout=120_000)
    picture(page, "import-taken-1366")
    assert axe(page) == []
    with school_scope(school.pk):
        assert (Pupil.objects.count(), ClassGroup.objects.count()) == (550, 22)

    check(page, book)
    expect(page.locator(".banner").first).to_contain_text("книга ничего не изменит")
    expect(page.get_by_role("button", name="Внести")).to_have_count(0)


def test_a_broken_workbook_says_what_is_wrong_and_saves_nothing(
    school: School,
    secretary: Page,
    tmp_path: Path,
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = secretary
    text = tmp_path / "lists.xlsx"
    text.write_text("это не книга", encoding="utf-8")
    check(page, text)
    expect(page.locator(".summary")).to_be_focused()
    picture(page, "import-not-a-book-1366")
    assert axe(page) == []

    check(page, with_mistakes(tmp_path / "lists-2.xlsx"))
    expect(page.locator(".banner--danger")).to_contain_text("Нельзя внести")
    refused = page.locator("#rows .verdict")
    expect(refused.filter(has_text="Ученики, 2")).to_contain_text("31.02.2013")
    expect(page.get_by_role("button", name="Внести")).to_contain_text("без отклонённых")
    picture(page, "import-refused-1366")
    assert axe(page) == []
    with school_scope(school.pk):
        assert not ClassGroup.objects.exists()
        assert not Pupil.objects.exists()


def with_mistakes(file: Path) -> Path:
    """A workbook with a class, and pupils with a day that does not exist and an unknown class."""
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Школа": [
            ("Параметр", "Значение"), ("Название", "Школа № 7"), ("Учебный год", "2026/27"),
            ("Начало года", "01.09.2026"), ("Окончание года", "26.05.2027"),
        ],
        "Классы": [("Класс", "Параллель", "Смена"), ("7Б", 7, 1)],
        "Ученики": [
            ("Личное дело №", "Фамилия", "Имя", "Дата рождения", "Класс"),
            ("А-1", "Абрамов", "Иван", "31.02.2013", "7Б"),
            ("А-2", "Бауэр", "Маргарита", "14.03.2013", "7Ж"),
        ],
    }  # fmt: skip
    with xlsxwriter.Workbook(file) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file
