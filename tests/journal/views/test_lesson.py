"""The page of a lesson: who sees it, what its forms write, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work, marks, newcomers, the_year
from tests.cast import TODAY, Cast, Strangers
from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanLine
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark, Work
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
PUT_AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def address(lesson: Lesson, part: str = "") -> str:
    return f"/journal/lesson/{lesson.pk}/{part}"


def page_of(browser: Client, lesson: Lesson) -> str:
    answer = browser.get(address(lesson))
    assert answer.status_code == 200
    return answer.content.decode()


def send(browser: Client, lesson: Lesson, part: str, **fields: Any) -> Any:
    return browser.post(address(lesson, f"{part}/"), {"key": uuid4(), **fields})


def a_plan(cast: Cast, *topics: str) -> list[PlanLine]:
    plan = LessonPlan.objects.create(
        year=the_year(), subject=cast.algebra.subject, grade=cast.algebra.grade
    )
    CoursePlan.objects.create(course=cast.algebra, plan=plan)
    return [
        PlanLine.objects.create(plan=plan, number=number, topic=topic)
        for number, topic in enumerate(topics, start=1)
    ]


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


# --- topic ----------------------------------------------------------------------------------


@pytest.mark.req("R-2.7-a")
def test_the_next_line_of_the_plan_is_offered_and_taken(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    with cast.inside():
        first, second = a_plan(cast, "Степень числа", "Умножение степеней")
        LessonRecord.objects.create(
            lesson=cast.lessons[1], school_year=2026, plan_line=first, topic=first.topic
        )
    page = page_of(anna, today)
    assert '<p class="topic" data-topic>Умножение степеней</p>' in page
    assert "урок 2 из 2" in page
    send(anna, today, "topic", act="plan", version=0, plan_line=second.pk, material="№ 402–408")
    with cast.inside():
        record = LessonRecord.objects.get(lesson=today)
        assert (record.topic, record.plan_line_id, record.material) == (
            "Умножение степеней",
            second.pk,
            "№ 402–408",
        )


def test_another_topic_may_be_written(cast: Cast, today: Lesson, anna: Client) -> None:
    send(anna, today, "topic", act="other", version=0, topic="Урок в музее")
    assert "Урок в музее" in page_of(anna, today)


def test_an_empty_topic_keeps_the_material_that_was_typed(today: Lesson, anna: Client) -> None:
    answer = send(anna, today, "topic", act="other", version=0, material="устный счёт")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Выберите строку плана или впишите тему" in page
    assert 'value="устный счёт"' in page
    assert "<title>Ошибка: " in page


# --- marks ----------------------------------------------------------------------------------


@pytest.mark.req("R-2.7-c")
def test_a_mark_makes_its_work_and_the_page_stays_with_it(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    answer = send(anna, today, "mark", pupil=f"{cast.pupil_ivan.pk}:0", work="answer", value="5")
    with cast.inside():
        work = Work.objects.get(lesson=today)
        assert Mark.objects.get(work=work).value == "5"
    assert answer["Location"] == f"{address(today)}?work={work.pk}#marks"


def test_a_mark_is_withdrawn_by_the_pad(cast: Cast, today: Lesson, anna: Client) -> None:
    with cast.inside():
        work = a_work(today)
        marks(cast.pupil_ivan, "3", [work])
    send(anna, today, "mark", pupil=f"{cast.pupil_ivan.pk}:1", work=work.pk, value="")
    with cast.inside():
        assert Mark.objects.get(work=work).value == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"value": "5"}, "Сначала выберите ученика"),
        ({"pupil": "{ivan}:0", "value": "9"}, "нет в шкале"),
        ({"pupil": "{ivan}:0", "value": ""}, "стирать нечего"),
        ({"pupil": "ivan", "value": "5"}, "Форма устарела"),
        ({"pupil": "{ivan}:0", "value": "5", "work": "дуэль"}, "Вида работы «дуэль» в школе нет"),
    ],
)
def test_a_mark_that_cannot_be_put_is_explained(
    cast: Cast, today: Lesson, anna: Client, fields: dict[str, str], sentence: str
) -> None:
    told = {name: word.format(ivan=cast.pupil_ivan.pk) for name, word in fields.items()}
    answer = send(anna, today, "mark", **{"work": "answer", **told})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_second_work_is_added_with_its_weight(cast: Cast, today: Lesson, anna: Client) -> None:
    send(anna, today, "work", type="test", title="Степени", weight="2")
    with cast.inside():
        work = Work.objects.get(lesson=today)
        assert (work.title, work.weight) == ("Степени", 2)
    assert "Контрольная работа: Степени" in page_of(anna, today)


def test_the_first_grade_has_no_marks(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        first = a_class("1А")
        pupil = a_pupil(first)
        lesson = a_lesson(a_course("Чтение", first.group, cast.teacher_nina), on=TODAY)
    browser = signed_in(cast.nina)
    page = page_of(browser, lesson)
    assert "В первом классе учатся без отметок" in page
    assert 'class="pad"' not in page
    answer = send(browser, lesson, "mark", pupil=f"{pupil.pk}:0", work="answer", value="5")
    assert answer.status_code == 422


# --- homework -------------------------------------------------------------------------------


@pytest.mark.req("R-2.8-a")
def test_homework_is_set_for_the_next_lesson(cast: Cast, today: Lesson, anna: Client) -> None:
    friday = TODAY.replace(day=20)
    with cast.inside():
        a_lesson(cast.algebra, on=friday)
    assert "На пятницу, 20 ноября" in page_of(anna, today).replace("\xa0", " ")
    send(anna, today, "homework", act="set", version=0, text="§ 19, № 412", minutes="25")
    with cast.inside():
        homework = Homework.objects.get(lesson=today)
        assert (homework.text, homework.minutes, homework.due_on) == ("§ 19, № 412", 25, friday)


@pytest.mark.req("R-2.8-c")
def test_nothing_set_is_said_and_stands_at_the_next_lesson(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    friday = TODAY.replace(day=20)
    with cast.inside():
        a_lesson(cast.algebra, on=friday)
    send(anna, today, "homework", act="nothing", version=0)
    with cast.inside():
        homework = Homework.objects.get(lesson=today)
        assert (homework.nothing_set, homework.due_on) == (True, friday)
    assert "Сказано: не задано" in page_of(anna, today)


@pytest.mark.req("R-2.2-c")
def test_individual_homework_is_set_and_taken_back(cast: Cast, today: Lesson, anna: Client) -> None:
    send(
        anna, today, "homework",
        act="set", version=0, text="сдать тетрадь", pupils=[cast.pupil_ivan.pk],
    )  # fmt: skip
    assert "сдать тетрадь" in page_of(anna, today)
    with cast.inside():
        homework = Homework.objects.get(lesson=today, individual=True)
    send(anna, today, "withdraw", homework=homework.pk, version=1)
    assert "сдать тетрадь" not in page_of(anna, today)


@pytest.mark.req("R-2.8-e")
def test_the_load_of_the_day_is_shown_against_the_norm(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    friday = TODAY.replace(day=20)
    with cast.inside():
        a_lesson(cast.algebra, on=friday)
        for lesson, minutes in ((cast.english_lesson, 140), (cast.russian_lesson, 60)):
            Homework.objects.create(
                lesson=lesson, course=lesson.course, school_year=2026, due_on=friday,
                text="x", minutes=minutes, set_at=PUT_AT, set_by=cast.boris.pk,
            )  # fmt: skip
    assert "140 из 150" in page_of(anna, today)
    send(anna, today, "homework", act="set", version=0, text="№ 1", minutes="20")
    page = page_of(anna, today)
    assert "160 из 150" in page
    assert "data-overload>" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"act": "set"}, "Напишите, что задано"),
        ({"act": "set", "text": "№ 1", "minutes": "полчаса"}, "Напишите число минут"),
        ({"act": "set", "text": "№ 1", "due_on": "завтра"}, "Напишите день так"),
        ({"act": "set", "text": "№ 1", "due_on": "2026-11-18"}, "Выберите день позже"),
        ({"act": "nothing", "text": "№ 1"}, "Задание вписано"),
        ({"act": "set", "text": "№ 1", "pupils": "все"}, "Форма устарела"),
    ],
)
def test_homework_that_cannot_be_set_is_explained(
    today: Lesson, anna: Client, fields: dict[str, str], sentence: str
) -> None:
    answer = send(anna, today, "homework", version=0, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert fields.get("text", "") in page


def test_a_form_sent_twice_is_carried_out_once(cast: Cast, today: Lesson, anna: Client) -> None:
    once = {"key": uuid4(), "type": "test"}
    for _ in range(2):
        anna.post(address(today, "work/"), once)
    with cast.inside():
        assert Work.objects.filter(lesson=today).count() == 1


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
    with django_assert_num_queries(8):
        page_of(anna, today)
