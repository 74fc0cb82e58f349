"""The page of a lesson: who sees it, what its forms write, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_lesson, a_work, marks, newcomers
from tests.cast import TODAY, Cast, Strangers
from tests.journal.lesson_pages import PUT_AT, a_plan, address, page_of, send
from zhurnal.journal.models import Absence, LessonRecord
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


@pytest.fixture
def today(cast: Cast) -> Lesson:
    """Anna's lesson of algebra in 7Б, over since half past nine."""
    return cast.lessons[2]


@pytest.fixture
def anna(cast: Cast, signed_in: SignIn) -> Client:
    """Anna's browser."""
    return signed_in(cast.anna)


# --- who sees it ----------------------------------------------------------------------------


@pytest.mark.req("R-2.3-a")
def test_a_lesson_exists_for_those_who_may_see_its_page(
    cast: Cast, strangers: Strangers, today: Lesson, signed_in: SignIn
) -> None:
    for person, status in (
        (cast.anna, 200),
        (cast.galina, 200),
        (cast.head, 200),
        (cast.deputy, 200),
        (cast.boris, 404),
        (cast.nina, 404),
        (cast.fyodor, 404),
        (cast.vera, 404),
        (cast.ivan, 404),
        (cast.secretary, 404),
        (cast.administrator, 404),
        (strangers.head, 404),
        (strangers.teacher, 404),
    ):
        answer = signed_in(person, Client()).get(address(today))
        assert answer.status_code == status, person


@pytest.mark.req("R-2.10-a")
def test_the_head_reads_with_the_reason_and_without_forms(
    cast: Cast, today: Lesson, signed_in: SignIn
) -> None:
    page = page_of(signed_in(cast.head), today)
    assert "ведёт другой учитель" in page
    assert "Соколов" in page
    assert "data-confirm" not in page
    assert 'name="value"' not in page
    assert "Не задано" not in page


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("part", ["attendance", "late", "topic", "mark", "work", "homework"])
def test_the_head_is_refused_with_a_sentence(
    cast: Cast, today: Lesson, signed_in: SignIn, part: str
) -> None:
    answer = send(signed_in(cast.head), today, part)
    assert answer.status_code == 403
    with cast.inside():
        assert not LessonRecord.objects.filter(lesson=today).exists()


def test_a_homeroom_teacher_of_another_subject_is_refused(
    cast: Cast, today: Lesson, signed_in: SignIn
) -> None:
    answer = send(signed_in(cast.boris), today, "attendance")
    assert answer.status_code == 404


def test_a_reader_sees_who_was_absent_and_who_was_not(
    cast: Cast, today: Lesson, anna: Client, signed_in: SignIn
) -> None:
    send(anna, today, "attendance", absent=[cast.pupil_ivan.pk])
    page = page_of(signed_in(cast.head, Client()), today)
    assert page.count('class="code"') == 2  # Ivan's, among attendance and among marks
    assert page.count("отсутствует") == 1
    assert "is-absent" in page


# --- attendance -----------------------------------------------------------------------------


@pytest.mark.req("R-2.5-b")
def test_nobody_absent_is_said_by_a_click(cast: Cast, today: Lesson, anna: Client) -> None:
    assert "Все присутствуют" in page_of(anna, today)
    answer = send(anna, today, "attendance")
    assert answer["Location"] == address(today) + "#att"
    with cast.inside():
        assert LessonRecord.objects.get(lesson=today).attendance_at is not None
        assert not Absence.objects.filter(lesson=today).exists()


@pytest.mark.req("R-2.5-d")
def test_the_absent_and_the_late_are_told_apart(cast: Cast, today: Lesson, anna: Client) -> None:
    send(anna, today, "late", pupil=f"{cast.pupil_pyotr.pk}:0", minutes="7", fact="late")
    send(
        anna, today, "attendance",
        absent=[cast.pupil_ivan.pk],
        late=[f"{cast.pupil_pyotr.pk}:7"],
        seen=[f"{cast.pupil_pyotr.pk}:1"],
    )  # fmt: skip
    page = page_of(anna, today)
    assert "Отсутствует один — подтвердить" in page
    assert "оп 7\u2032" in page
    with cast.inside():
        facts = Absence.objects.filter(lesson=today).values_list("pupil_id", "fact", "minutes_late")
        assert set(facts) == {
            (cast.pupil_ivan.pk, "absent", None),
            (cast.pupil_pyotr.pk, "late", 7),
        }


@pytest.mark.req("R-2.5-c")
def test_what_is_known_before_the_lesson_is_shown_and_closes_nothing(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    with cast.inside():
        Absence.objects.create(
            lesson=today, pupil=cast.pupil_ivan, school_year=2026, fact="absent",
            reason="illness", put_at=PUT_AT, put_by=cast.galina.pk,
        )  # fmt: skip
    page = page_of(anna, today)
    assert "data-known" in page
    assert "Болеют: Соколов" in page
    assert '<li data-duty="attendance"><a' in page


@pytest.mark.req("R-2.5-d")
def test_an_absence_of_the_lesson_before_is_proposed_and_not_copied(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        Absence.objects.create(
            lesson=cast.lessons[2], pupil=cast.pupil_ivan, school_year=2026, fact="absent",
            put_at=PUT_AT, put_by=cast.anna.pk,
        )  # fmt: skip
    page = page_of(signed_in(cast.boris), cast.english_lesson)
    assert "Не было на прошлом уроке: Соколов" in page
    assert "checked" not in page


def test_two_who_take_attendance_are_told_of_each_other(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    send(anna, today, "late", pupil=f"{cast.pupil_ivan.pk}:0", minutes="7", fact="late")
    answer = send(anna, today, "attendance", absent=[cast.pupil_ivan.pk])
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "запись изменилась" in page
    assert re.search(f'value="{cast.pupil_ivan.pk}"[^>]* checked', page)


@pytest.mark.req("R-2.4-d")
def test_an_absence_beside_a_mark_asks_for_its_reason(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    with cast.inside():
        marks(cast.pupil_ivan, "5", [a_work(today)])
    answer = send(anna, today, "attendance", absent=[cast.pupil_ivan.pk])
    assert answer.status_code == 422
    assert "укажите причину" in answer.content.decode()
    send(anna, today, "attendance", absent=[cast.pupil_ivan.pk], reason="ушёл со второй половины")
    with cast.inside():
        assert Absence.objects.get(lesson=today).fact == "absent"


def test_a_lesson_ahead_takes_a_topic_and_no_facts(cast: Cast, anna: Client, clock: Any) -> None:
    with cast.inside():
        later = a_lesson(cast.algebra, on=TODAY, number=8)
    assert "Урок начнётся" in page_of(anna, later)
    assert "data-confirm" not in page_of(anna, later)
    assert send(anna, later, "topic", act="other", version=0, topic="Тема").status_code == 302
    answer = send(anna, later, "attendance")
    assert answer.status_code == 422
    assert "Урок начнётся" in answer.content.decode()


# --- what it owes and what it costs ---------------------------------------------------------


@pytest.mark.req("R-2.8-b")
def test_the_foot_says_what_is_left_and_until_when(cast: Cast, today: Lesson, anna: Client) -> None:
    page = page_of(anna, today)
    assert "задание — срок прошёл" in page  # English ended at 10:20, and it is noon
    assert "присутствие до конца дня" in page
    send(anna, today, "attendance")
    assert '<li data-duty="attendance" hidden>' in page_of(anna, today)


def test_a_cancelled_lesson_owes_nothing(cast: Cast, today: Lesson, anna: Client) -> None:
    with cast.inside():
        Lesson.objects.filter(pk=today.pk).update(state=Lesson.State.CANCELLED)
    page = page_of(anna, today)
    assert "отменён, записей на нём не ведут" in page
    assert "data-duty" not in page


@pytest.mark.parametrize("more", [0, 30])
def test_the_page_costs_the_same_for_2_and_30_pupils(
    cast: Cast,
    today: Lesson,
    anna: Client,
    django_assert_num_queries: Callable[..., Any],
    more: int,
) -> None:
    with cast.inside():
        a_plan(cast, "Степень числа")
        works = [a_work(today), a_work(today, "test")]
        for pupil in newcomers(cast.class_7b, more):
            marks(pupil, "5 4", works)
    page_of(anna, today)
    with django_assert_num_queries(9):
        page_of(anna, today)
