"""A prepared query finds what its queryset finds, in the chosen school and nowhere else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, Strangers
from zhurnal.school.models import Person, Pupil
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.tenancy.scope import NoSchoolScope, all_schools
from zhurnal.timetable.models import Lesson


def on_page(course: UUID) -> QuerySet[Any, Any]:
    """The lessons of a course: dates, instants and ids come back as such from both databases."""
    lessons = Lesson.objects.filter(course=course).exclude(state=Lesson.State.CANCELLED)
    return lessons.order_by("on").values_list("pk", "on", "starts_at", "course__group")


LESSONS = PreparedQuery(on_page, course=UUID)
NAMES = PreparedQuery(lambda: Person.objects.values_list("last_name"))


def test_it_finds_what_its_queryset_finds(school_7: Cast) -> None:
    for course in (school_7.algebra, school_7.english_one):
        assert LESSONS.rows(course=course.pk) == list(on_page(course.pk))
    assert len(LESSONS.rows(course=school_7.algebra.pk)) == 3


def test_it_sees_the_chosen_school_only(cast: Cast, strangers: Strangers) -> None:
    with cast.inside():
        assert LESSONS.rows(course=strangers.course.pk) == []
        assert ("Чужакова",) not in NAMES.rows()
    with strangers.inside():
        assert len(LESSONS.rows(course=strangers.course.pk)) == 1
        assert LESSONS.rows(course=cast.algebra.pk) == []
        assert ("Чужакова",) in NAMES.rows()


def test_without_one_school_it_refuses_to_run(cast: Cast) -> None:
    with pytest.raises(NoSchoolScope):
        NAMES.rows()
    with all_schools("to see that it is refused"), pytest.raises(NoSchoolScope):
        NAMES.rows()


def test_it_asks_once_and_writes_its_sql_once(
    school_7: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    LESSONS.rows(course=school_7.algebra.pk)
    monkeypatch.setattr(LESSONS, "_build", None)
    with CaptureQueriesContext(connection) as queries:
        LESSONS.rows(course=school_7.russian.pk)
    assert len(queries) == 1


def test_a_value_that_is_not_used_is_a_mistake(school_7: Cast) -> None:
    idle = PreparedQuery(lambda **_: Pupil.objects.values_list("pk"), pupil=UUID)
    with pytest.raises(ValueError, match="pupil"):
        idle.rows(pupil=school_7.pupil_ivan.pk)


def test_values_are_named_as_they_were_prepared(school_7: Cast) -> None:
    with pytest.raises(TypeError):
        LESSONS.rows(lesson=school_7.lessons[0].pk)
