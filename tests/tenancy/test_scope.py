from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db.models import Count

from tests.tenancy.app.models import Mark, Person
from tests.tenancy.conftest import Rows
from zhurnal.tenancy.scope import (
    NoSchoolScope,
    all_schools,
    current_school_id,
    school_scope,
)


@pytest.mark.parametrize(
    "use",
    [
        lambda: list(Person.objects.all()),
        lambda: Person.objects.count(),
        lambda: Person.objects.filter(name="Анна").exists(),
        lambda: Person.objects.aggregate(Count("pk")),
        lambda: list(Person.objects.filter(marks__in=Mark.objects.filter(value=4))),
        lambda: Person.objects.update(name="Яна"),
        lambda: Person.objects.all().delete(),
        lambda: Person.objects.create(name="Яна"),
        lambda: Person(name="Яна").save(),
        lambda: Person.objects.bulk_create([Person(name="Яна")]),
        lambda: Person._base_manager.first(),
    ],
)
def test_a_table_of_a_school_is_closed_where_no_school_is_chosen(
    ours: Rows, use: Callable[[], Any]
) -> None:
    with pytest.raises(NoSchoolScope):
        use()


def test_a_queryset_may_be_made_before_a_school_is_chosen(ours: Rows, theirs: Rows) -> None:
    marks = Mark.objects.filter(value=4)
    with school_scope(ours.id):
        assert list(marks.all()) == [ours.mark]
    with school_scope(theirs.id):
        assert list(marks.all()) == [theirs.mark]
    with pytest.raises(NoSchoolScope):
        list(marks.all())


def test_a_lazy_key_is_closed_after_the_scope_has_ended(ours: Rows) -> None:
    with school_scope(ours.id):
        mark = Mark.objects.get()
    with pytest.raises(NoSchoolScope):
        _ = mark.pupil


def test_the_inner_scope_gives_back_the_outer_one_even_after_an_error() -> None:
    with school_scope(1):
        with suppress(ZeroDivisionError), school_scope(2):
            assert current_school_id() == 2
            _ = 1 / 0
        assert current_school_id() == 1
    with pytest.raises(NoSchoolScope):
        current_school_id()


def test_all_schools_are_seen_only_by_an_explicit_wish(ours: Rows, theirs: Rows) -> None:
    with all_schools("a report of the whole region"):
        assert set(Mark.objects.all()) == {ours.mark, theirs.mark}
        with pytest.raises(NoSchoolScope):
            current_school_id()
    with pytest.raises(ValueError, match="reason"), all_schools(" "):
        pass


def test_tasks_that_run_side_by_side_keep_their_own_schools() -> None:
    async def work(school_id: int) -> int:
        with school_scope(school_id):
            await asyncio.sleep(0)
            return current_school_id()

    async def both() -> tuple[int, int]:
        first, second = await asyncio.gather(work(1), work(2))
        return first, second

    assert asyncio.run(both()) == (1, 2)
