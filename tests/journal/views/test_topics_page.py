"""The second half of a journal page: who sees it, what stands there, what it costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_course, a_group, a_lesson, in_group, newcomers
from tests.cast import TODAY, Cast
from tests.journal.lesson_pages import PUT_AT
from zhurnal.journal.models import Homework, HomeworkAddressee, LessonRecord
from zhurnal.school.models import Pupil, TeachingGroup
from zhurnal.timetable.models import Lesson

SignIn = Callable[..., Client]


def address(course: Any) -> str:
    return reverse("journal:topics", args=[course.pk])


def a_record(lesson: Lesson, topic: str, material: str = "") -> None:
    LessonRecord.objects.create(lesson=lesson, school_year=2026, topic=topic, material=material)


def a_homework(lesson: Lesson, *pupils: Pupil, **parts: Any) -> Homework:
    homework = Homework.objects.create(
        lesson=lesson, course=lesson.course, school_year=2026, individual=bool(pupils),
        set_at=PUT_AT, set_by=lesson.teacher.person_id, **parts,
    )  # fmt: skip
    for pupil in pupils:
        HomeworkAddressee.objects.create(homework=homework, pupil=pupil)
    return homework


@pytest.mark.req("R-2.2-a")
@pytest.mark.req("R-2.2-b")
@pytest.mark.req("R-2.2-c")
def test_topic_material_common_and_individual_homework_stand_apart(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        first, second, _today = cast.lessons
        a_record(first, "Степень с натуральным показателем", "Разобрали № 402, вывели свойства")
        a_homework(first, pages="12", exercises="403, 405", manner=["written"], due_on=second.on)
        a_homework(first, cast.pupil_ivan, cast.pupil_pyotr, text="карточка 7")
        a_homework(second, nothing_set=True)
    page = signed_in(cast.anna).get(address(cast.algebra)).content.decode()
    for words in (
        "Степень с натуральным показателем</td>",
        "Разобрали № 402, вывели свойства</td>",
        "с. 12, № 403, 405 (письменно)",
        "на 16.11",
        "карточка 7",
        "Соколов Иван",
        "не задано",
    ):
        assert words in page, words
    assert page.count("<tr>") == 4
    assert "printfoot__sign" in page


@pytest.mark.req("R-2.9-a")
def test_a_homeroom_teacher_reads_individual_homework_of_his_own_pupils_only(
    cast: Cast, signed_in: SignIn
) -> None:
    with cast.inside():
        kind = TeachingGroup.Kind.CROSS_CLASS
        both = a_group("Хор", cast.class_7b.row, cast.class_5a.row, kind=kind)
        in_group(both, cast.pupil_ivan, cast.pupil_darya)
        choir = a_course("Хор", both, cast.teacher_boris)
        lesson = a_lesson(choir, on=TODAY)
        a_homework(lesson, cast.pupil_ivan, text="партия альта")
        a_homework(lesson, cast.pupil_darya, text="партия сопрано")
    page = signed_in(cast.galina).get(address(choir)).content.decode()
    assert "партия альта" in page
    assert "партия сопрано" not in page


def test_the_tabs_lead_from_marks_to_topics_and_the_term_is_asked(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.anna)
    journal = browser.get(reverse("journal:page", args=[cast.algebra.pk])).content.decode()
    assert f'href="{address(cast.algebra)}"' in journal
    assert (
        "В этом периоде уроков ещё нет"
        in browser.get(f"{address(cast.algebra)}?term=1").content.decode()
    )
    assert browser.get(f"{address(cast.algebra)}?term=9").status_code == 404
    assert browser.get(f"{address(cast.algebra)}?term=x").status_code == 404


@pytest.mark.parametrize("more", [0, 30])
def test_it_costs_six_statements_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, more: int
) -> None:
    with cast.inside():
        for pupil in newcomers(cast.class_7b, more):
            a_homework(cast.lessons[0], pupil, text="карточка")
    browser = signed_in(cast.anna)
    browser.get(address(cast.algebra))
    with django_assert_num_queries(6):
        browser.get(address(cast.algebra))
