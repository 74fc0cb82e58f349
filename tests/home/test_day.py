"""A teacher's day, and where each person begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.builders import a_course, a_group, a_lesson, a_substitution, a_work, in_group, marks
from tests.cast import TODAY, Cast
from tests.journal.writing import acting
from zhurnal.home.first_page import first_page
from zhurnal.home.queries.my_day import MyDay, my_day
from zhurnal.journal.models import Homework, LessonRecord
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


def keep(lesson: Lesson, person_id: UUID) -> None:
    """Attendance, topic and homework of a lesson, so that it owes nothing."""
    LessonRecord.objects.create(
        lesson=lesson,
        school_year=2026,
        topic="Степень числа",
        attendance_at=lesson.ends_at,
        attendance_by=person_id,
    )
    Homework.objects.create(
        lesson=lesson,
        course_id=lesson.course_id,
        school_year=2026,
        nothing_set=True,
        set_at=lesson.ends_at,
        set_by=person_id,
    )


def owed(day: MyDay) -> list[tuple[str, int]]:
    return [(each.duty.value, each.on.day) for each in day.owed]


@pytest.mark.req("R-2.3-c")
def test_a_teacher_sees_the_lessons_of_today(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get("/day/").content.decode()
    assert "Среда, 18" in page
    assert "7Б · Алгебра" in page
    assert f"/journal/lesson/{cast.lessons[2].pk}/" in page
    assert "Английский" not in page


@pytest.mark.req("R-2.3-c")
def test_everything_owed_is_one_click_away_the_oldest_first(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.anna)
    page = browser.get("/day/").content.decode()
    assert "10 дел" in page
    links = [
        f"/journal/lesson/{lesson.pk}/#{part}"
        for lesson in cast.lessons
        for part in ("att", "topic", "hw")
    ]
    assert all(link in page for link in links)
    assert page.index(links[2]) < page.index(links[8])
    assert page.count("просрочено") == 7  # today's homework too: it was due at 11:50


@pytest.mark.req("R-2.5-b", "R-2.7-b", "R-2.8-c")
def test_what_is_written_is_owed_no_more(school_7: Cast, now: Any) -> None:
    actor = acting(school_7.anna, now)
    first, second, third = school_7.lessons
    keep(first, school_7.anna.pk)
    LessonRecord.objects.create(lesson=second, school_year=2026, topic="Степень числа")
    assert owed(my_day(actor, TODAY, now=now)) == [
        ("homework", 16),
        ("attendance", 16),
        ("homework", 18),
        ("attendance", 18),
        ("topic", 18),
        ("marks", 16),
    ]
    keep(third, school_7.anna.pk)
    second.state = Lesson.State.CANCELLED
    second.save()
    assert owed(my_day(actor, TODAY, now=now)) == []


@pytest.mark.req("R-2.6-a")
def test_a_control_work_waits_for_the_marks_of_those_who_wrote_it(school_7: Cast, now: Any) -> None:
    actor = acting(school_7.anna, now)
    for lesson in school_7.lessons:
        keep(lesson, school_7.anna.pk)
    work = a_work(school_7.lessons[2], "test")
    marks(school_7.pupil_ivan, "4", [work])
    marks(school_7.pupil_pyotr, "•", [work])
    day = my_day(actor, TODAY, now=now)
    # On 16 November only Ivan has his mark; today Ivan has a mark and Pyotr a debt.
    assert [(each.duty.value, each.on.day, each.missing) for each in day.owed] == [
        ("marks", 16, 5),
        ("marks", 18, 4),
    ]


def test_a_lesson_ahead_owes_nothing_yet(school_7: Cast, now: Any) -> None:
    actor = acting(school_7.anna, now)
    for lesson in school_7.lessons:
        keep(lesson, school_7.anna.pk)
    a_lesson(school_7.algebra, on=TODAY, number=8)
    day = my_day(actor, TODAY, now=now)
    assert len(day.lessons) == 2
    assert owed(day) == [("marks", 16)]


def test_a_day_without_lessons_offers_the_last_and_the_next(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        a_lesson(cast.algebra, on=TODAY + timedelta(days=8), number=1)
    page = signed_in(cast.anna).get("/day/?on=2026-11-22").content.decode()
    assert "Уроков в этот день нет" in page
    assert "?on=2026-11-18" in page
    assert "?on=2026-11-26" in page


@pytest.mark.parametrize("nonsense", ["", "завтра", "2026-02-30", "9999-12-31"])
def test_a_day_that_is_none_opens_today(cast: Cast, signed_in: SignIn, nonsense: str) -> None:
    page = signed_in(cast.anna).get("/day/", {"on": nonsense}).content.decode()
    assert "Среда, 18" in page


def test_the_day_is_for_teachers(cast: Cast, signed_in: SignIn) -> None:
    for person in (cast.head, cast.secretary, cast.vera, cast.ivan, cast.zoya):
        assert signed_in(person, Client()).get("/day/").status_code == 403, person


def test_each_person_begins_where_his_work_is(school_7: Cast, now: Any) -> None:
    pages = {
        person: first_page(acting(person, now))
        for person in (
            school_7.anna, school_7.head, school_7.deputy, school_7.galina, school_7.nina,
            school_7.secretary, school_7.administrator, school_7.vera, school_7.ivan,
            school_7.zoya,
        )
    }  # fmt: skip
    assert list(pages.values()) == [
        "home:day", "journal:pages", "journal:pages", "journal:pages", "home:day",
        "interop:start", "interop:start", "diary:start", "diary:start",
        None,
    ]  # fmt: skip


def test_the_first_page_leads_on_or_says_why_not(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.anna).get("/")["Location"] == "/day/"
    assert signed_in(cast.vera, Client()).get("/")["Location"] == "/diary/"
    page = signed_in(cast.zoya, Client()).get("/")
    assert page.status_code == 200
    assert "У вас пока нет страниц" in page.content.decode()


@pytest.mark.parametrize("more", [0, 7])
def test_the_day_costs_the_same_for_1_and_8_lessons(
    cast: Cast,
    signed_in: SignIn,
    django_assert_num_queries: Callable[..., Any],
    more: int,
) -> None:
    with cast.inside():
        for number in range(more):
            group = a_group(f"группа {number}", cast.class_7b.row)
            in_group(group, cast.pupil_ivan)
            course = a_course(f"Предмет {number}", group, cast.teacher_anna)
            a_lesson(course, on=TODAY, number=number + 1)
    browser = signed_in(cast.anna)
    browser.get("/day/")
    with django_assert_num_queries(9):
        browser.get("/day/")


@pytest.mark.req("R-2.3-b", "R-2.5-a")
def test_the_substitute_has_the_lesson_in_his_day_and_owes_what_it_owes(
    school_7: Cast, now: Any
) -> None:
    today = school_7.lessons[-1]
    before = owed(my_day(acting(school_7.anna, now), TODAY, now=now))
    a_substitution(today, school_7.teacher_roman, order_on=TODAY)
    his = my_day(acting(school_7.roman, now), TODAY, now=now)
    assert [lesson.lesson_id for lesson in his.lessons] == [today.pk]
    assert his.lessons[0].instead_of == "Петрова А. С."
    assert owed(his) == [(duty, day) for duty, day in before if day == 18]
    assert his.term == "2 четверть"
    hers = my_day(acting(school_7.anna, now), TODAY, now=now)
    assert [(lesson.substitute, lesson.owed) for lesson in hers.lessons] == [("Сменный Р. И.", ())]
    assert owed(hers) == [(duty, day) for duty, day in before if day != 18]


@pytest.mark.req("R-2.3-b")
def test_the_days_of_both_say_who_gives_the_lesson(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    assert "замещает Сменный Р. И." in signed_in(cast.anna).get("/day/").content.decode()
    page = signed_in(cast.roman, Client()).get("/day/").content.decode()
    assert "замена, вместо: Петрова А. С." in page


@pytest.mark.req("R-2.6-a")
def test_the_substitute_owes_the_marks_of_a_control_work(school_7: Cast, now: Any) -> None:
    lesson = school_7.lessons[-1]
    a_work(lesson, "test")
    a_substitution(lesson, school_7.teacher_roman, order_on=TODAY)
    assert ("marks", 18) in owed(my_day(acting(school_7.roman, now), TODAY, now=now))
    assert ("marks", 18) not in owed(my_day(acting(school_7.anna, now), TODAY, now=now))
