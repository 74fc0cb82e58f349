"""The deputy names a substitute; he keeps the lesson on his phone; then he only reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.builders import a_lesson, a_substitution, a_work, in_group, marks
from tests.cast import TODAY, Cast
from tests.journeys.conftest import DESK, PHONE
from zhurnal.journal.models import LessonRecord

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.req("R-2.3-b")
def test_the_deputy_names_substitutes_by_one_order(
    cast: Cast,
    visit: Callable[..., Page],
    picture: Callable[[Page, str], Path],
    axe: Callable[[Page], list[str]],
) -> None:
    with cast.inside():
        a_lesson(cast.algebra, on=date(2026, 11, 18), number=5)
    board = visit(cast.deputy, "/substitutions/")
    board.locator("#teacher").select_option(label="Петрова А. С.")
    board.get_by_role("button", name="Показать уроки").click()
    board.locator("#l1").select_option(label="Сменный Р. И. · уроков нет")
    board.locator("#l2").select_option(label="Вебер К. Г. · уроков нет")
    board.locator("#id_number").fill("112-к")
    board.locator("#id_reason").fill("курсы")
    picture(board, "substitutions-1366")
    assert axe(board) == []
    board.get_by_role("button", name="Назначить замены").click()
    expect(board.get_by_text("№ 112-к от 18")).to_have_count(2)
    picture(board, "substitutions-named-1366")
    board.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    picture(board, "substitutions-360")
    assert axe(board) == []


@pytest.mark.req("R-2.3-b")
def test_he_keeps_the_lesson_on_his_phone_and_after_his_days_only_reads(
    cast: Cast,
    clock: Any,
    visit: Callable[..., Page],
    picture: Callable[[Page, str], Path],
    axe: Callable[[Page], list[str]],
) -> None:
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    day = visit(cast.roman, "/day/", PHONE)
    expect(day.get_by_text("замена, вместо: Петрова А. С.")).to_be_visible()
    picture(day, "substitute-day-360")
    assert axe(day) == []
    day.get_by_role("link", name="7Б · Алгебра").click()
    expect(day.locator("[data-island][data-ready]")).to_be_visible()
    day.locator("[data-confirm]").click()
    expect(day.locator("[data-taken-step]")).to_be_visible()
    day.wait_for_function("document.querySelector('.save').textContent.includes('сохранено')")
    with cast.inside():
        record = LessonRecord.objects.get(lesson=cast.lessons[-1])
        assert record.attendance_by == cast.roman.pk

    hers = visit(cast.anna, "/day/")
    expect(hers.get_by_text("замещает Сменный Р. И.")).to_be_visible()
    picture(hers, "substituted-day-1366")

    clock.move_to(datetime.fromisoformat("2026-11-21T12:00:00+07:00"))
    later = visit(cast.roman, f"/journal/lesson/{cast.lessons[-1].pk}/", PHONE)
    expect(later.get_by_text("Записывать можно только на замещаемом уроке").first).to_be_visible()
    picture(later, "substitute-reads-360")
    assert axe(later) == []


@pytest.mark.req("R-2.3-a")
def test_a_moved_pupil_stands_on_both_pages(
    cast: Cast,
    visit: Callable[..., Page],
    picture: Callable[[Page, str], Path],
    axe: Callable[[Page], list[str]],
) -> None:
    moved = date(2026, 11, 12)
    with cast.inside():
        cast.english_1.memberships.filter(pupil=cast.pupil_ivan).update(valid_before=moved)
        in_group(cast.english_2, cast.pupil_ivan, since=moved)
        for course in (cast.english_one, cast.english_two):
            works = [
                a_work(a_lesson(course, on=date(2026, 11, day), number=4)) for day in (9, 10, 16)
            ]
            if course == cast.english_one:
                marks(cast.pupil_ivan, "5 4", works[:2])
    for person, course, name, words in (
        (cast.boris, cast.english_one, "left", "выбыл 12.11 → 7Б англ. 2"),
        (cast.klara, cast.english_two, "came", "прибыл 12.11 из 7Б англ. 1, 2 отметки оттуда"),
    ):
        for size in (DESK, PHONE):
            page = visit(person, f"/journal/{course.pk}/", size)
            expect(page.locator(".moved")).to_have_text(words)
            picture(page, f"moved-{name}-{size[0]}")
            assert axe(page) == []
