"""The diary of a week, as a family sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.builders import a_lesson, a_work, marks, newcomers
from tests.cast import Cast, Strangers
from zhurnal.journal.models import Absence, Homework, HomeworkAddressee, LessonRecord, Mark
from zhurnal.school.models import GroupMembership, Pupil
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

WEDNESDAY = date(2026, 11, 18)
SET_AT = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def week_of(pupil: Pupil | UUID, day: date | None = None) -> str:
    number = pupil.pk if isinstance(pupil, Pupil) else pupil
    return f"/diary/{number}/" + (f"?week={day}" if day else "")


def homework(lesson: Lesson, text: str, *, due_on: date, **more: object) -> Homework:
    return Homework.objects.create(
        lesson=lesson,
        course_id=lesson.course_id,
        school_year=2026,
        text=text,
        due_on=due_on,
        set_at=SET_AT,
        set_by=lesson.teacher.person_id,
        **more,
    )


def fill(cast: Cast) -> None:
    """A topic, a test with weight, an answer, an absence and homework for Wednesday."""
    with cast.inside():
        monday, wednesday = cast.lessons[1], cast.lessons[2]
        LessonRecord.objects.create(lesson=monday, school_year=2026, topic="Степень числа")
        test, answer = a_work(monday, "test"), a_work(monday)
        marks(cast.pupil_ivan, "4 5", [test, answer])
        marks(cast.pupil_pyotr, "2 3", [test, answer])
        Absence.objects.create(
            lesson=cast.english_lesson,
            pupil=cast.pupil_ivan,
            school_year=2026,
            fact="absent",
            put_at=SET_AT,
            put_by=cast.boris.pk,
        )
        homework(monday, "§ 19, № 412", due_on=wednesday.on, minutes=25)
        own = homework(monday, "сдать тетрадь", due_on=wednesday.on, individual=True)
        HomeworkAddressee.objects.create(homework=own, pupil=cast.pupil_ivan)
        other = homework(monday, "прийти на пересдачу", due_on=wednesday.on, individual=True)
        HomeworkAddressee.objects.create(homework=other, pupil=cast.pupil_pyotr)


@pytest.mark.req("R-2.11-a")
def test_a_mother_sees_topics_works_marks_absences_and_homework(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    page = signed_in(cast.vera).get(week_of(cast.pupil_ivan)).content.decode()
    for expected in (
        "Степень числа",
        "Контрольная работа",
        "4, Контрольная работа, вес 3",
        "5, Ответ на уроке",
        "не был, причина не указана",
        "§ 19, № 412",
        "25 мин",
    ):
        assert expected in page


@pytest.mark.req("R-2.2-c")
def test_individual_homework_is_seen_by_its_addressee_alone(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    page = signed_in(cast.ivan).get(week_of(cast.pupil_ivan)).content.decode()
    assert "сдать тетрадь" in page
    assert "прийти на пересдачу" not in page


@pytest.mark.req("R-4.6-a")
def test_another_childs_marks_are_never_on_the_page(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    page = signed_in(cast.vera).get(week_of(cast.pupil_ivan)).content.decode()
    assert "2, Контрольная работа" not in page
    assert "Пётр" not in page


@pytest.mark.req("R-1.3-b")
def test_a_corrected_mark_says_so(cast: Cast, signed_in: Callable[..., Client]) -> None:
    fill(cast)
    with cast.inside():
        Mark.objects.filter(pupil=cast.pupil_ivan, value="4").update(corrected=True)
    page = signed_in(cast.vera).get(week_of(cast.pupil_ivan)).content.decode()
    assert "4, Контрольная работа, вес 3, исправлена" in page


@pytest.mark.req("R-2.6-b")
def test_a_mark_that_is_awaited_says_until_when(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        work = a_work(cast.lessons[2], "test")
    browser = signed_in(cast.vera)
    # Three working days after Wednesday, 18 November.
    awaited = "Контрольная работа: отметка ожидается до 23\u00a0ноября"
    assert awaited in browser.get(week_of(cast.pupil_ivan)).content.decode()
    with cast.inside():
        [mark] = marks(cast.pupil_ivan, "4", [work])
    assert awaited not in browser.get(week_of(cast.pupil_ivan)).content.decode()
    with cast.inside():
        mark.value = ""
        mark.save()
        Absence.objects.create(
            lesson=cast.lessons[2],
            pupil=cast.pupil_ivan,
            school_year=2026,
            fact="absent",
            put_at=SET_AT,
            put_by=cast.anna.pk,
        )
    assert awaited not in browser.get(week_of(cast.pupil_ivan)).content.decode()


def test_a_withdrawn_mark_is_not_shown(cast: Cast, signed_in: Callable[..., Client]) -> None:
    fill(cast)
    with cast.inside():
        Mark.objects.filter(pupil=cast.pupil_ivan, value="4").update(value="")
    page = signed_in(cast.vera).get(week_of(cast.pupil_ivan)).content.decode()
    assert "5, Ответ на уроке" in page
    assert "4, Контрольная работа" not in page


@pytest.mark.req("R-2.11-b")
def test_a_mother_of_two_switches_between_her_children(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(cast.vera)
    first = browser.get("/diary/")
    assert first.status_code == 302
    page = browser.get(week_of(cast.pupil_ivan)).content.decode()
    assert week_of(cast.pupil_darya) in page
    assert browser.get(week_of(cast.pupil_darya)).status_code == 200


@pytest.mark.req("R-4.5-a")
def test_a_pupil_sees_no_diary_but_his_own(cast: Cast, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(cast.ivan)
    assert browser.get("/diary/")["Location"] == week_of(cast.pupil_ivan)
    assert browser.get(week_of(cast.pupil_ivan)).status_code == 200
    assert browser.get(week_of(cast.pupil_pyotr)).status_code == 404


@pytest.mark.req("R-4.6-a")
def test_parent_only_own_child(
    cast: Cast, strangers: Strangers, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(cast.olga)
    assert browser.get(week_of(cast.pupil_pyotr)).status_code == 200
    for stranger in (cast.pupil_ivan, strangers.pupil):
        assert browser.get(week_of(stranger)).status_code == 404


@pytest.mark.req("R-1.6-c")
def test_a_guardian_whose_days_are_over_sees_nothing(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(cast.gleb).get(week_of(cast.pupil_ivan)).status_code == 404


def test_staff_see_the_diaries_their_roles_give(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    for person, status in (
        (cast.head, 200),
        (cast.deputy, 200),
        (cast.galina, 200),
        (cast.nina, 404),
        (cast.anna, 404),
        (cast.secretary, 404),
        (cast.administrator, 404),
    ):
        page = signed_in(person, Client()).get(week_of(cast.pupil_ivan))
        assert page.status_code == status, person


@pytest.mark.req("R-2.3-a")
def test_a_lesson_of_a_group_the_pupil_has_left_is_not_his(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        GroupMembership.objects.filter(group=cast.english_1, pupil=cast.pupil_ivan).update(
            valid_before=WEDNESDAY
        )
    page = signed_in(cast.ivan).get(week_of(cast.pupil_ivan)).content.decode()
    assert "Английский" not in page


@pytest.mark.parametrize("nonsense", ["", "вчера", "2026-13-01", "0001-01-01", "9999-12-31"])
def test_a_week_that_is_none_opens_this_week(
    cast: Cast, signed_in: Callable[..., Client], nonsense: str
) -> None:
    page = signed_in(cast.ivan).get(week_of(cast.pupil_ivan), {"week": nonsense})
    assert page.status_code == 200
    assert "сегодня" in page.content.decode()


@pytest.mark.parametrize("more", [0, 30])
def test_the_page_costs_the_same_for_2_and_30_pupils_and_lessons(
    cast: Cast,
    signed_in: Callable[..., Client],
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    fill(cast)
    with cast.inside():
        newcomers(cast.class_7b, more)
        for number in range(more // 10):
            lesson = a_lesson(cast.algebra, on=WEDNESDAY + timedelta(days=1), number=number + 1)
            marks(cast.pupil_ivan, "5 5", [a_work(lesson), a_work(lesson, "test")])
    browser = signed_in(cast.vera)
    with django_assert_num_queries(7):
        browser.get(week_of(cast.pupil_ivan))


@pytest.mark.parametrize("hour, pinned", [(6, False), (7, True)])
def test_tomorrow_comes_first_from_two_o_clock_on(
    cast: Cast, signed_in: Callable[..., Client], clock: Any, hour: int, pinned: bool
) -> None:
    with cast.inside():
        a_lesson(cast.algebra, on=WEDNESDAY + timedelta(days=1))
    clock.move_to(datetime(2026, 11, 18, hour, 0, tzinfo=UTC))
    page = signed_in(cast.ivan).get(week_of(cast.pupil_ivan)).content.decode()
    assert ("завтра" in page) is pinned
