"""The timetable as a page: of a class, of a teacher, of a room, of a child."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from zhurnal.school.models import Course
from zhurnal.timetable.models import WeeklySlot

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
STARTS = date(2026, 9, 1)


def slot(course: Course, weekday: int, number: int, **more: Any) -> WeeklySlot:
    teacher = course.assignments.order_by("-valid_from")[0].teacher
    fields = {"shift": 1, "valid_from": STARTS, "teacher": teacher, **more}
    return WeeklySlot.objects.create(course=course, weekday=weekday, number=number, **fields)


@pytest.fixture
def school(cast: Cast) -> Cast:
    with cast.inside():
        slot(cast.algebra, 1, 1, room="12")
        slot(cast.algebra, 2, 2, room="12", weeks="odd")
        slot(cast.english_one, 3, 3, room="31")
        slot(cast.english_two, 3, 3, room="33")
        slot(cast.russian, 1, 1, room="5")
    return cast


def page_of(browser: Client, query: str) -> str:
    return browser.get(f"/timetable/{query}").content.decode()


def test_a_teacher_opens_his_own_first(school: Cast, signed_in: SignIn) -> None:
    page = page_of(signed_in(school.anna), "")
    assert "<h1" in page
    assert "Петрова А. С." in page
    assert "Алгебра" in page
    assert "нечётная" in page
    assert "Русский язык" not in page


def test_a_class_has_its_groups_side_by_side(school: Cast, signed_in: SignIn) -> None:
    page = page_of(signed_in(school.deputy), f"?of=class-{school.class_7b.row.pk}")
    assert page.index("7Б англ. 1") < page.index("7Б англ. 2")
    assert "каб. 31" in page
    assert "08:00–08:40" in page
    assert "Русский язык" not in page


def test_a_room_and_a_day_before_the_timetable(school: Cast, signed_in: SignIn) -> None:
    browser = signed_in(school.deputy)
    page = page_of(browser, "?of=room-31")
    assert "Кабинет 31" in page
    assert "Крылов Б. И." in page
    assert "Уроков в расписании нет" in page_of(browser, "?on=2026-08-31")


def test_what_changed_shows_from_its_day(school: Cast, signed_in: SignIn) -> None:
    with school.inside():
        WeeklySlot.objects.filter(weekday=2).update(valid_before=date(2026, 11, 20))
    browser, of = signed_in(school.deputy), f"?of=class-{school.class_7b.row.pk}"
    assert "нечётная" in page_of(browser, of)
    assert "нечётная" not in page_of(browser, f"{of}&on=2026-11-20")


@pytest.mark.req("R-4.6-a")
def test_a_family_sees_the_groups_of_its_child(school: Cast, signed_in: SignIn) -> None:
    browser = signed_in(school.vera)
    page = browser.get(f"/diary/{school.pupil_ivan.pk}/timetable/").content.decode()
    assert "7Б англ. 1" in page
    assert "7Б англ. 2" not in page
    assert browser.get(f"/diary/{school.pupil_pyotr.pk}/timetable/").status_code == 404
    assert browser.get("/timetable/").status_code == 403


@pytest.mark.parametrize("query", ["?of=class-7", "?of=teacher-", "?of=room-99", "?of=all"])
def test_a_timetable_that_is_not_there_is_not_found(
    school: Cast, signed_in: SignIn, query: str
) -> None:
    assert signed_in(school.deputy).get(f"/timetable/{query}").status_code == 404


def test_a_strange_day_means_today(school: Cast, signed_in: SignIn) -> None:
    assert "18\N{NO-BREAK SPACE}ноября" in page_of(signed_in(school.deputy), "?on=завтра")


@pytest.mark.parametrize("pupils", [0, 30])
def test_the_pages_cost_the_same_for_any_school(
    school: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with school.inside():
        newcomers(school.class_7b, pupils)
    deputy = signed_in(school.deputy)
    with django_assert_num_queries(8):
        deputy.get(f"/timetable/?of=class-{school.class_7b.row.pk}")
    mother = signed_in(school.vera)
    with django_assert_num_queries(7):
        mother.get(f"/diary/{school.pupil_ivan.pk}/timetable/")
