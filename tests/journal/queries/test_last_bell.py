"""When the lessons of a lesson's classes are over that day."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.builders import a_class, a_course, a_group, a_lesson
from tests.cast import TODAY, Cast
from zhurnal.journal.queries.last_bell import last_bell, last_bells
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db


def bell_of(lesson: Lesson) -> datetime:
    """The last bell for a lesson's classes."""
    found: datetime = Lesson.objects.annotate(bell=last_bell()).get(pk=lesson.pk).bell
    return found


@pytest.mark.req("R-2.8-b")
def test_homework_90min_subgroup(school_7: Cast) -> None:
    """The last lesson of any group of the class counts, unless it was cancelled."""
    today = school_7.lessons[-1]
    last = a_lesson(school_7.english_two, on=TODAY, number=7)
    assert bell_of(today) == last.ends_at
    Lesson.objects.filter(pk=last.pk).update(state=Lesson.State.CANCELLED)
    assert bell_of(today) == school_7.english_lesson.ends_at


@pytest.mark.req("R-2.8-b")
def test_for_a_group_of_two_classes_the_later_one_counts(school_7: Cast) -> None:
    other = a_class("7В")
    group = a_group("7Б+7В", school_7.class_7b.row, other.row)
    shared = a_course("Технология", group, school_7.teacher_anna)
    lesson = a_lesson(shared, on=TODAY, number=1)
    late = a_lesson(a_course("Труд", other.group, school_7.teacher_boris), on=TODAY, number=8)
    assert bell_of(lesson) == late.ends_at


@pytest.mark.req("R-2.8-b")
def test_the_lessons_of_another_class_do_not_count(school_7: Cast) -> None:
    assert bell_of(school_7.russian_lesson) == school_7.russian_lesson.ends_at
    assert bell_of(school_7.lessons[-1]) == school_7.english_lesson.ends_at


@pytest.mark.req("R-2.8-b")
def test_the_bells_of_many_lessons_are_those_of_each(school_7: Cast) -> None:
    a_lesson(school_7.english_two, on=TODAY, number=7)
    many = last_bells(Lesson.objects.all())
    for lesson in Lesson.objects.select_related("course"):
        assert many[lesson.course.group_id, lesson.on] == bell_of(lesson)
