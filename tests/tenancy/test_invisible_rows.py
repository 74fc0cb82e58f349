"""Whatever way a row of another school is looked for, it is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models import Avg, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.test.utils import isolate_apps

from tests.tenancy.app.models import Lesson, Mark, Person
from tests.tenancy.conftest import Rows
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import all_schools, school_scope


@pytest.fixture(autouse=True)
def our_scope(ours: Rows, theirs: Rows) -> Iterator[None]:
    with school_scope(ours.id):
        yield


def test_neither_get_nor_filter_finds_it(theirs: Rows) -> None:
    assert not Mark.objects.filter(pk=theirs.mark.pk).exists()
    assert Mark.objects.filter(school=theirs.school).count() == 0
    assert Mark.objects.in_bulk([theirs.mark.pk]) == {}
    with pytest.raises(Mark.DoesNotExist):
        Mark.objects.get(pk=theirs.mark.pk)


def test_an_or_does_not_open_the_door(ours: Rows, theirs: Rows) -> None:
    wide = Q(pk=theirs.mark.pk) | Q(value__gte=0)
    assert list(Mark.objects.filter(wide)) == [ours.mark]
    assert list(Mark.objects.all() | Mark.objects.filter(pk=theirs.mark.pk)) == [ours.mark]
    assert list(Mark.objects.filter(~Q(value=0))) == [ours.mark]


def test_neither_update_nor_delete_touches_it(theirs: Rows) -> None:
    assert Mark.objects.filter(pk=theirs.mark.pk).update(value=2) == 0
    assert Mark.objects.filter(lesson__topic="Дроби").update(value=F("value") - 1) == 1
    assert Mark.objects.filter(lesson__topic="Дроби").delete()[0] == 1
    assert Lesson.objects.all().delete()[0] == 1
    with school_scope(theirs.id):
        assert Mark.objects.get().value == 4


def test_a_raw_delete_stops_at_the_school(theirs: Rows) -> None:
    Mark.objects.all()._raw_delete("default")
    with school_scope(theirs.id):
        assert Mark.objects.count() == 1


def test_a_key_is_not_followed_to_it(theirs: Rows) -> None:
    mark = Mark(lesson_id=theirs.lesson.pk, pupil_id=theirs.pupil.pk)
    with pytest.raises(Lesson.DoesNotExist):
        _ = mark.lesson


def test_it_is_not_reached_from_its_own_kin(theirs: Rows) -> None:
    assert not theirs.pupil.marks.exists()
    with pytest.raises(Mark.DoesNotExist):
        theirs.mark.refresh_from_db()


def test_prefetch_and_select_related_bring_only_our_rows(ours: Rows) -> None:
    lessons = Lesson.objects.prefetch_related(
        Prefetch("marks", queryset=Mark.objects.select_related("pupil", "corrects"))
    )
    [lesson] = lessons
    [mark] = lesson.marks.all()
    assert (mark, mark.pupil, mark.corrects) == (ours.mark, ours.pupil, None)
    [again] = Mark.objects.prefetch_related("lesson")
    assert again.lesson == ours.lesson


def test_exclude_over_a_reverse_key_looks_at_our_marks_only(ours: Rows) -> None:
    assert not Person.objects.exclude(marks__value=4).exists()
    assert list(Person.objects.exclude(marks__lesson__topic="Логика")) == [ours.pupil]
    assert list(Person.objects.exclude(marks__corrects__value=3)) == [ours.pupil]


def test_the_subquery_of_an_exclude_names_the_school_too(ours: Rows) -> None:
    """It starts from another table than its model's; without a school it would visit every node."""
    sql = str(Person.objects.exclude(marks__value=4).query)
    assert f'U1."school_id" = {ours.id}' in sql


def test_subqueries_see_our_rows_only(ours: Rows) -> None:
    marks = Mark.objects.filter(pupil__name=OuterRef("name"))
    pupils = Person.objects.annotate(
        best=Subquery(marks.values("value")[:1]), has_mark=Exists(marks)
    )
    assert [(p.best, p.has_mark) for p in pupils] == [(4, True)]
    names = Person.objects.values("name")
    assert list(Person.objects.filter(name__in=names)) == [ours.pupil]


def test_a_subquery_of_a_shared_table_sees_our_rows_only(ours: Rows, theirs: Rows) -> None:
    marks = Mark.objects.filter(school=OuterRef("pk"))
    with_marks = School.objects.filter(Exists(marks))
    assert list(with_marks) == [ours.school]


def test_sums_unions_and_windows_count_our_rows_only(ours: Rows) -> None:
    assert Mark.objects.aggregate(Avg("value"), Count("pk")) == {"value__avg": 4, "pk__count": 1}
    assert [p.n for p in Person.objects.annotate(n=Count("marks"))] == [1]
    assert list(Lesson.objects.values("topic").annotate(n=Count("marks")).values_list("n")) == [
        (1,)
    ]
    both = Mark.objects.filter(value=4).union(Mark.objects.filter(value=5), all=True)
    assert list(both) == [ours.mark]
    assert both.count() == 1
    assert [m.n for m in Mark.objects.annotate(n=Window(RowNumber()))] == [1]
    assert Mark.objects.distinct().count() == 1


def test_a_join_never_crosses_schools(ours: Rows, theirs: Rows) -> None:
    """A wrong key, which SQLite lets in, must not show what it points at."""
    with all_schools("proving that even then a join stays within the school"):
        assert Mark.objects.filter(lesson__school=F("school")).count() == 2
        sql = str(Mark.objects.select_related("lesson").query)
        crossed = Mark(school=ours.school, lesson_id=theirs.lesson.pk)
        with pytest.raises(Lesson.DoesNotExist):
            _ = crossed.lesson
    assert sql.count('"tenancy_app_mark"."school_id" = ("tenancy_app_lesson"."school_id")') == 1


@isolate_apps("tests.tenancy.app")
def test_a_proxy_is_as_closed_as_its_table(ours: Rows) -> None:
    class Excellent(Mark):
        class Meta:
            app_label = "tenancy_app"
            proxy = True

    assert [mark.pk for mark in Excellent.objects.all()] == [ours.mark.pk]
    assert Excellent.objects.update(value=5) == 1
    assert Excellent.objects.all().delete()[0] == 1


def test_raw_sql_through_a_queryset_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="school_id"):
        Mark.objects.raw("SELECT * FROM tenancy_app_mark")
