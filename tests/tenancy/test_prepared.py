"""Reads that are compiled once answer as the ORM would, for the school of the moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.cast import Cast, Strangers
from zhurnal.accounts.models import Account
from zhurnal.school.models import Person
from zhurnal.tenancy.prepared import PreparedControlQuery, PreparedQuery
from zhurnal.tenancy.scope import NoSchoolScope
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db


def lessons_on(course: UUID, on: date, number: int) -> QuerySet[Any, Any]:
    rows = Lesson.objects.filter(course=course, on=on, number__gte=number)
    return rows.values_list("pk", "on", "starts_at", "course__subject__name")


def lessons_since(since: datetime) -> QuerySet[Any, Any]:
    return Lesson.objects.filter(starts_at__gte=since).order_by("starts_at").values_list("pk")


def people(ids: list[UUID]) -> QuerySet[Any, Any]:
    return Person.objects.filter(pk__in=ids).order_by("last_name").values_list("pk", "last_name")


def test_the_rows_are_those_of_the_queryset(school_7: Cast) -> None:
    read = PreparedQuery(lessons_on, course=UUID, on=date, number=int)
    for lesson in school_7.lessons:
        values: dict[str, Any] = {"course": lesson.course_id, "on": lesson.on, "number": 1}
        assert read.rows(**values) == list(lessons_on(**values))
        assert len(read.rows(**values)) == 1
    assert read.rows(course=school_7.algebra.pk, on=date(2026, 1, 1), number=1) == []


def test_a_list_may_have_any_length(school_7: Cast) -> None:
    read = PreparedQuery(people, ids=list)
    for ids in ([school_7.anna.pk], [school_7.anna.pk, school_7.boris.pk], [school_7.vera.pk]):
        assert read.rows(ids=ids) == list(people(ids))


def test_driver_rows_are_the_same_rows_without_conversion(school_7: Cast) -> None:
    read = PreparedQuery(people, ids=list)
    ids = [school_7.anna.pk, school_7.boris.pk]
    as_written = [(UUID(str(pk)), name) for pk, name in read.driver_rows(ids=ids)]
    assert as_written == read.rows(ids=ids)
    assert len(as_written) == 2


def test_a_control_table_is_read_without_a_school(cast: Cast) -> None:
    login = Account.objects.values_list("login", flat=True)[0]
    read = PreparedControlQuery(
        lambda login: Account.objects.filter(login=login).values_list("login"), login=str
    )
    assert read.rows(login=login) == [(login,)]
    assert read.rows(login="nobody") == []


def test_a_moment_is_a_value_like_any_other(school_7: Cast) -> None:
    read = PreparedQuery(lessons_since, since=datetime)
    began = school_7.lessons[1].starts_at
    for since in (began, began + timedelta(microseconds=1), began - timedelta(days=300)):
        assert read.rows(since=since) == list(lessons_since(since))
    assert school_7.lessons[1].pk in {row[0] for row in read.rows(since=began)}


@pytest.mark.req("R-1.1-b")
def test_each_school_sees_its_own_rows_by_the_same_statement(
    cast: Cast, strangers: Strangers
) -> None:
    read = PreparedQuery(people, ids=list)
    ids = [cast.head.pk, strangers.head.pk]
    with cast.inside():
        assert [row[0] for row in read.rows(ids=ids)] == [cast.head.pk]
    with strangers.inside():
        assert [row[0] for row in read.rows(ids=ids)] == [strangers.head.pk]
    with pytest.raises(NoSchoolScope):
        read.rows(ids=ids)


def test_the_second_time_nothing_is_built(
    school_7: Cast, django_assert_num_queries: Callable[..., Any]
) -> None:
    built = []

    def build(ids: list[UUID]) -> QuerySet[Any, Any]:
        built.append(ids)
        return people(ids)

    read = PreparedQuery(build, ids=list)
    with django_assert_num_queries(3):
        for person in (school_7.anna, school_7.boris, school_7.vera):
            read.rows(ids=[person.pk])
    assert len(built) == 1
    assert built[0] != [school_7.anna.pk]


@pytest.mark.parametrize("values", [{}, {"ids": None}, {"ids": [], "more": 1}])
def test_a_value_too_few_too_many_or_none_is_a_mistake(
    school_7: Cast, values: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="takes"):
        PreparedQuery(people, ids=list).rows(**values)


def test_a_value_that_the_statement_does_not_hold_is_a_mistake(school_7: Cast) -> None:
    read = PreparedQuery(lambda **_: people([school_7.anna.pk]), on=date)
    with pytest.raises(TypeError, match="does not reach"):
        read.rows(on=date(2026, 11, 18))


@pytest.mark.django_db(transaction=True)
def test_every_thread_reads_by_its_own_connection(cast: Cast) -> None:
    read, found = PreparedQuery(people, ids=list), []

    def in_a_thread() -> None:
        with cast.inside():
            found.extend(read.rows(ids=[cast.anna.pk]))
        connection.close()

    with cast.inside():
        read.rows(ids=[cast.anna.pk])
    thread = Thread(target=in_a_thread)
    thread.start()
    thread.join()
    assert found == [(cast.anna.pk, cast.anna.last_name)]
