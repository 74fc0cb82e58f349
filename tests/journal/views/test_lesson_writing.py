"""What the forms of a lesson page write: topic, marks, homework."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work, marks
from tests.cast import TODAY, Cast
from tests.journal.lesson_pages import PUT_AT, a_plan, address, page_of, send
from tests.journal.writing import enacted
from zhurnal.assessment.act import Act
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.journal.models import Homework, LessonRecord, Mark, Work
from zhurnal.timetable.models import Lesson

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_day")]

SignIn = Callable[..., Client]


@pytest.fixture
def today(cast: Cast) -> Lesson:
    """Anna's lesson of algebra in 7Б, over since half past nine."""
    return cast.lessons[2]


@pytest.fixture
def anna(cast: Cast, signed_in: SignIn) -> Client:
    """Anna's browser."""
    return signed_in(cast.anna)


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


@pytest.mark.req("R-2.7-d")
def test_the_second_mark_of_an_essay_goes_to_the_page_of_another_subject(
    cast: Cast, today: Lesson, anna: Client
) -> None:
    essay = WorkKind("essay", "Эссе", "эссе", criteria=("Содержание", "Грамотность"))
    with cast.inside():
        enacted(Act(work_kinds=(essay,)))
        russian = a_course("Русский язык", cast.class_7b.group, cast.teacher_anna)
        other = a_lesson(russian, on=TODAY, number=5)
    assert f'<option value="{other.pk}">Русский язык, 18.11, 5 урок</option>' in page_of(
        anna, today
    )
    send(anna, today, "work", type="essay", second_lesson=other.pk)
    with cast.inside():
        works = Work.objects.exclude(criterion="").values_list("lesson", "criterion")
        assert set(works) == {(other.pk, "Грамотность"), (today.pk, "Содержание")}


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
    assert "Здесь учатся без отметок" in page
    assert 'name="value" value="5"' not in page
    answer = send(browser, lesson, "mark", pupil=f"{pupil.pk}:0", work="answer", value="5")
    assert answer.status_code == 422
    assert "Поставьте уровень (В, Б, П, ✓)" in answer.content.decode()
    said = {"value": "Б", "comment": "читает по слогам, понимает прочитанное"}
    send(browser, lesson, "mark", pupil=f"{pupil.pk}:0", work="answer", **said)
    with cast.inside():
        mark = Mark.objects.get(pupil=pupil)
        assert (mark.value, mark.comment) == tuple(said.values())


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
