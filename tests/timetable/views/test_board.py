"""The changes of a day, for the staff and the wall; the journal of substitutions for pay."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.builders import a_lesson, a_substitution
from tests.cast import TODAY, Cast
from tests.timetable.changes import cancel, move, remote
from zhurnal.timetable.models import Substitution

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
BOARD, WALL, MONTH = "/substitutions/board/", "/substitutions/wall/", "/substitutions/month/"


def a_day_of_changes(cast: Cast, now: datetime) -> None:
    """Algebra is given by Roman, English is moved to Friday, Russian is cancelled."""
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    assert move(cast, cast.english_lesson, date(2026, 11, 20), 5, now) == ""
    assert cancel(cast, cast.russian_lesson, now) == ""


@pytest.mark.parametrize("page", [BOARD, WALL])
def test_the_staff_reads_what_is_changed_class_by_class(
    cast: Cast, signed_in: SignIn, now: datetime, page: str
) -> None:
    assert "Изменений нет" in signed_in(cast.klara).get(page).content.decode()
    a_day_of_changes(cast, now)
    told = signed_in(cast.klara).get(page).content.decode()
    assert "Изменения на сегодня" in told
    assert told.index(">5А<") < told.index(">7Б<")
    assert "<b>Сменный Р. И.</b> вместо: Петрова А. С." in told
    assert "перенесён на 20\N{NO-BREAK SPACE}ноября, 5 урок" in told
    assert "<b>отменён</b>" in told
    friday = signed_in(cast.klara).get(f"{page}?on=2026-11-20").content.decode()
    assert "перенесён с 18\N{NO-BREAK SPACE}ноября (3 урок)" in friday


def test_the_board_costs_the_same_for_any_day(
    cast: Cast, signed_in: SignIn, now: datetime, django_assert_num_queries: Any
) -> None:
    browser = signed_in(cast.deputy)
    with django_assert_num_queries(4):
        browser.get(BOARD)
    a_day_of_changes(cast, now)
    with django_assert_num_queries(4):
        browser.get(BOARD)


def test_the_month_tells_who_gave_whose_lessons_by_which_order(
    cast: Cast, signed_in: SignIn
) -> None:
    first, *_, last = cast.lessons
    with cast.inside():
        english = a_lesson(cast.english_two, on=TODAY, number=3)
        coming = a_lesson(cast.algebra, on=date(2026, 11, 20), number=3)
        for lesson in (first, last, coming):
            a_substitution(lesson, cast.teacher_roman, order_on=min(lesson.on, TODAY))
        a_substitution(english, cast.teacher_boris, order_on=TODAY)
        Substitution.objects.filter(lesson=english).update(merged=True)
    browser = signed_in(cast.head)
    page = browser.get(f"{MONTH}?month=2026-11").content.decode()
    assert "Замещённые уроки, ноябрь 2026" in page
    assert "Сменный Р. И. — 2 часа" in page
    assert "Крылов Б. И. — 1 час, в двух группах сразу: 1" in page
    assert "Всего замещено:</b> 3 часа" in page
    october = browser.get(f"{MONTH}?month=2026-10").content.decode()
    assert "Замещённых уроков в этом месяце нет" in october
    assert browser.get(f"{MONTH}?month=завтра").status_code == 200


def test_the_workbook_has_the_same_lines(cast: Cast, signed_in: SignIn, clock: Any) -> None:
    with cast.inside():
        row = a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    clock.move_to(datetime.fromisoformat("2026-11-18T18:00:00+07:00"))
    answer = signed_in(cast.head).get("/substitutions/month.xlsx?month=2026-11")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.get_sheet_by_name("Уроки").to_python()[1] == [
        "Сменный Р. И.", TODAY, 2, "7Б", "Алгебра", "Петрова А. С.",
        row.order_number, TODAY, "",
    ]  # fmt: skip
    assert book.get_sheet_by_name("Часы").to_python()[-1][:2] == ["Всего", 1]


def test_a_cancelled_lesson_is_not_paid(cast: Cast, signed_in: SignIn, now: datetime) -> None:
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    assert cancel(cast, cast.lessons[-1], now) == ""
    page = signed_in(cast.head).get(f"{MONTH}?month=2026-11").content.decode()
    assert "Сменный" not in page


@pytest.mark.req("R-2.3-b")
def test_the_family_the_teacher_and_the_journal_see_what_is_changed(
    cast: Cast, signed_in: SignIn, now: datetime
) -> None:
    a_day_of_changes(cast, now)
    assert remote(cast, cast.lessons[-1], now) == ""
    week = signed_in(cast.vera).get(f"/diary/{cast.pupil_ivan.pk}/").content.decode()
    assert "замена: Сменный Р. И." in week
    assert "дистанционно" in week
    assert "перенесён на 20\N{NO-BREAK SPACE}ноября, 5 урок" in week
    assert "перенесён с 18\N{NO-BREAK SPACE}ноября" in week
    russian = signed_in(cast.vera).get(f"/diary/{cast.pupil_darya.pk}/").content.decode()
    assert "урок отменён" in russian
    assert "дистанционно" in signed_in(cast.anna).get("/day/").content.decode()
    friday = signed_in(cast.boris).get("/day/?on=2026-11-20").content.decode()
    assert "перенесён с 18\N{NO-BREAK SPACE}ноября" in friday
    journal = signed_in(cast.anna).get(f"/journal/{cast.algebra.pk}/").content.decode()
    assert "замена: Сменный Р. И., дистанционно" in journal
