"""Anna keeps a lesson on her phone: who is here, topic, marks, homework."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.builders import a_lesson, a_pupil, the_year
from tests.cast import TODAY, Cast
from tests.fixtures import sign_in
from tests.journeys.conftest import DESK, PHONE
from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanLine
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark
from zhurnal.school.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = """Алчубаев Эркемен, Бауэр Маргарита, Белеков Амыр, Вагнер Александр, Гайнутдинова Камилла,
Гусев Пётр, Дорохова Василиса, Ередеева Айсура, Зайцева-Кох Елизавета, Ибрагимов Руслан,
Казанцева Полина, Кыдыева Сурайа, Лихачёв Матвей, Майер Роман, Мамедова Лейла,
Мусагалиев Данияр, Нечаев Глеб, Ощепкова Дарья, Петров-Санашкин Арчын, Райхерт Софья,
Самойлова Вероника, Тадыкина Алтынай""".replace("\n", " ").split(", ")
TOPICS = ["Степень с натуральным показателем", "Умножение и деление степеней", "Степень степени"]
#: Two minutes after the bell of the second lesson.
LESSON = datetime(2026, 11, 18, 1, 52, tzinfo=UTC)


@pytest.fixture
def full_class(cast: Cast, clock: Any) -> Cast:
    """7Б with 28 pupils and a lesson plan of algebra, in the middle of Anna's lesson."""
    clock.move_to(LESSON)
    with cast.inside():
        for name in NAMES:
            a_pupil(cast.class_7b, name)
        plan = LessonPlan.objects.create(
            year=the_year(), subject=cast.algebra.subject, grade=cast.algebra.grade
        )
        CoursePlan.objects.create(course=cast.algebra, plan=plan)
        for day, number in ((18, 5), (20, 3)):
            a_lesson(cast.algebra, on=TODAY.replace(day=day), number=number)
        for number, topic in enumerate(TOPICS, start=1):
            PlanLine.objects.create(plan=plan, number=number, topic=topic)
    return cast


@pytest.fixture
def visit(open_page: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """`visit(cast.anna, "/day/", PHONE)`: a page as somebody who has signed in sees it."""

    def visited(person: Person, path: str, size: tuple[int, int] = PHONE, **options: Any) -> Page:
        page = open_page(size, **options)
        cookies = sign_in(Client(), person).cookies
        page.context.add_cookies(
            [{"name": each.key, "value": each.value, "url": live_server.url}
             for each in cookies.values()]
        )  # fmt: skip
        page.goto(path)
        return page

    return visited


def lesson(cast: Cast) -> str:
    return f"/journal/lesson/{cast.lessons[2].pk}/"


def test_anna_keeps_a_lesson_on_her_phone(
    full_class: Cast, visit: Callable[..., Page], picture: Callable[[Page, str], Path]
) -> None:
    page = visit(full_class.anna, lesson(full_class), has_touch=True)
    expect(page.locator("[data-island][data-ready]")).to_be_visible()
    expect(page.locator("#att label.person")).to_have_count(28)
    picture(page, "lesson-360")

    began = time.monotonic()
    page.get_by_role("checkbox", name="Гусев Пётр").check()
    page.get_by_role("checkbox", name="Нечаев Глеб").check()
    page.get_by_role("button", name="Отсутствуют двое — подтвердить").click()
    expect(page.locator("[data-taken-step]")).to_be_visible()
    assert time.monotonic() - began < 10

    page.get_by_role("button", name="Принять").click()
    expect(page.locator("[data-written]")).to_be_visible()

    for name, value in (("Абрамова Лидия", "4"), ("Дорохова Василиса", "5")):
        page.get_by_role("radio", name=name).check()
        page.locator(".pad").get_by_role("button", name=value).click()
    expect(page.locator("#marks label.person", has_text="Дорохова").locator(".mark")).to_have_text(
        "5"
    )
    expect(page.locator("[data-who]")).to_contain_text("средняя 5,00, 1 отметка")

    page.get_by_label("§, страницы").fill("§ 19")
    page.get_by_label("№, упражнения").fill("412–415")
    page.get_by_label("письменно").check()
    page.get_by_label("Минут").last.fill("25")
    page.get_by_role("button", name="Записать", exact=True).last.click()
    expect(page.locator("[data-nothing-owed]")).to_be_visible()
    expect(page.locator(".save")).to_have_attribute("data-state", "saved")
    picture(page, "lesson-360-kept")

    the_lesson_is_kept(full_class)


def the_lesson_is_kept(full_class: Cast) -> None:
    """What Anna did is in the journal."""
    with full_class.inside():
        today = full_class.lessons[2]
        record = LessonRecord.objects.get(lesson=today)
        assert record.attendance_at is not None
        assert record.topic == TOPICS[0]
        assert Absence.objects.filter(lesson=today, fact="absent").count() == 2
        assert sorted(Mark.objects.filter(lesson=today).values_list("value", flat=True)) == [
            "4",
            "5",
        ]
        homework = Homework.objects.get(lesson=today)
        told = (homework.pages, homework.exercises, homework.manner, homework.minutes)
        assert told == ("§ 19", "412–415", ["written"], 25)


def test_twenty_eight_pupils_stand_in_three_columns(
    full_class: Cast, visit: Callable[..., Page]
) -> None:
    page = visit(full_class.anna, lesson(full_class))
    boxes = [chip.bounding_box() for chip in page.locator("#att label.person").all()]
    places = [box for box in boxes if box]
    assert len({round(box["x"]) for box in places}) == 3
    assert all(box["height"] >= 44 for box in places)
    assert page.get_by_role("button", name="Все присутствуют").bounding_box()["y"] < 780  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_lateness_is_asked_for_by_a_long_press(
    full_class: Cast, visit: Callable[..., Page]
) -> None:
    page = visit(full_class.anna, lesson(full_class))
    page.locator("#att label.person", has_text="Гусев").click(delay=700)
    expect(page.get_by_label("Кто", exact=True)).to_have_value(
        page.locator("#late-pupil option", has_text="Гусев").get_attribute("value") or ""
    )
    page.locator("#late-minutes").fill("7")
    page.get_by_role("button", name="Опоздал", exact=True).click()
    chip = page.locator("#att label.person", has_text="Гусев")
    expect(chip.locator(".code")).to_have_text("оп 7\u2032")
    expect(chip.get_by_role("checkbox")).not_to_be_checked()


def test_without_scripts_the_lesson_is_kept_by_forms(
    full_class: Cast, visit: Callable[..., Page]
) -> None:
    page = visit(full_class.anna, lesson(full_class), java_script_enabled=False)
    page.get_by_role("checkbox", name="Гусев Пётр").check()
    page.locator("[data-confirm]").click()
    expect(page.locator("[data-taken-step]")).to_be_visible()
    page.get_by_role("button", name="Принять").click()
    expect(page.locator("[data-written]")).to_be_visible()
    page.get_by_role("radio", name="Абрамова Лидия").check()
    page.locator(".pad").get_by_role("button", name="4").click()
    chip = page.locator("#marks label.person", has_text="Абрамова")
    expect(chip.locator(".mark")).to_have_text("4")
    page.get_by_role("button", name="Не задано").click()
    expect(page.locator("[data-nothing-owed]")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_pages_are_accessible(
    full_class: Cast,
    visit: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
    theme: str,
) -> None:
    page = visit(full_class.anna, "/day/")
    page.context.add_cookies(
        [{"name": "zhurnal_theme", "value": theme, "url": page.url[: -len("day/")]}]
    )
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        for path, name in ((lesson(full_class), "lesson"), ("/day/", "day")):
            page.goto(path)
            expect(page.locator("html[data-ready]")).to_be_attached()
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
            picture(page, f"{name}-{theme}-{width}")
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_head_reads_a_lesson_with_the_reason(
    full_class: Cast,
    visit: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    picture: Callable[[Page, str], Path],
) -> None:
    page = visit(full_class.head, lesson(full_class), DESK)
    expect(page.get_by_text("ведёт другой учитель")).to_be_visible()
    picture(page, "lesson-head-1366")
    assert axe(page) == []


def test_a_day_leads_to_what_is_owed(
    full_class: Cast, visit: Callable[..., Page], picture: Callable[[Page, str], Path]
) -> None:
    page = visit(full_class.anna, "/", PHONE)
    expect(page).to_have_title("Мой день, 18 ноября — Журнал")
    picture(page, "day-360")
    page.get_by_role("link", name="тема урока 11 ноября").click()
    expect(page.locator("#topic")).to_be_in_viewport()
