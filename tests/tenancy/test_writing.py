"""A row is written into the chosen school, and never leaves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError

from tests.tenancy.app.models import Mark, Person
from tests.tenancy.conftest import Rows
from zhurnal.tenancy.scope import OtherSchool, all_schools, school_scope


@pytest.fixture(autouse=True)
def our_scope(ours: Rows, theirs: Rows) -> Iterator[None]:
    with school_scope(ours.id):
        yield


def test_a_new_row_belongs_to_the_chosen_school_at_once(ours: Rows) -> None:
    person = Person(name="Борис")
    assert person.school_id == ours.id
    person.full_clean()
    person.save()
    assert Person.objects.get(name="Борис").school == ours.school


def test_a_row_is_saved_again_by_one_update(ours: Rows) -> None:
    mark = Mark.objects.get()
    mark.value = 5
    mark.save()
    mark.save(update_fields=["value"])
    assert list(Mark.objects.values_list("pk", "value")) == [(ours.mark.pk, 5)]


def test_a_row_of_another_school_is_neither_saved_nor_deleted(theirs: Rows) -> None:
    with pytest.raises(OtherSchool):
        theirs.mark.save()
    with pytest.raises(OtherSchool):
        theirs.mark.save(update_fields=["value"])
    with pytest.raises(OtherSchool):
        theirs.mark.delete()
    with pytest.raises(OtherSchool):
        Person(name="Борис", school=theirs.school).save()
    with pytest.raises(OtherSchool):
        Person.objects.create(name="Борис", school_id=theirs.id)


def test_a_stored_row_never_moves_to_another_school(ours: Rows, theirs: Rows) -> None:
    created = Person.objects.create(name="Борис")
    [bulk] = Person.objects.bulk_create([Person(name="Вера")])
    for row in (created, bulk, Person.objects.get(name="Анна"), Mark.objects.get()):
        with pytest.raises(OtherSchool):
            row.school = theirs.school
        with pytest.raises(OtherSchool):
            row.school_id = theirs.id
        assert row.school_id == ours.id


def test_update_does_not_move_rows_either(theirs: Rows) -> None:
    with pytest.raises(OtherSchool):
        Person.objects.update(school=theirs.school)
    with pytest.raises(OtherSchool):
        Person.objects.update(school_id=theirs.id)
    with pytest.raises(OtherSchool):
        Person.objects.update_or_create(name="Анна", defaults={"school": theirs.school})
    with pytest.raises(OtherSchool):
        Person.objects.bulk_update(Person.objects.all(), ["school"])


def test_many_rows_are_written_for_one_school_at_a_time(ours: Rows, theirs: Rows) -> None:
    foreign = Person(name="Борис", school=theirs.school)
    with pytest.raises(OtherSchool):
        Person.objects.bulk_create([foreign])
    with pytest.raises(OtherSchool):
        Person.objects.bulk_update([theirs.pupil], ["name"])
    with all_schools("an import of several schools"), pytest.raises(OtherSchool):
        Person.objects.bulk_create([foreign, Person(name="Вера", school=ours.school)])
    with all_schools("an import of several schools"):
        Person.objects.bulk_create([foreign])
        assert Person.objects.count() == 3


def test_an_upsert_goes_by_a_key_with_the_school(ours: Rows) -> None:
    again = Mark(lesson=ours.lesson, pupil=ours.pupil, value=2)
    Mark.objects.bulk_create(
        [again],
        update_conflicts=True,
        unique_fields=["lesson", "pupil", "school"],
        update_fields=["value"],
    )
    assert list(Mark.objects.values_list("pk", "value")) == [(ours.mark.pk, 2)]
    with pytest.raises(ValueError, match="school"):
        Mark.objects.bulk_create(
            [again],
            update_conflicts=True,
            unique_fields=["lesson", "pupil"],
            update_fields=["value"],
        )
    with pytest.raises(OtherSchool):
        Mark.objects.bulk_create(
            [again],
            update_conflicts=True,
            unique_fields=["lesson", "pupil", "school"],
            update_fields=["school"],
        )


def test_the_same_name_may_be_taken_in_another_school(theirs: Rows) -> None:
    with school_scope(theirs.id):
        assert Person.objects.get_or_create(name="Анна") == (theirs.pupil, False)
        assert Person.objects.get_or_create(name="Борис")[1]
    assert Person.objects.get_or_create(name="Борис")[1]


def test_a_row_that_has_gone_is_not_written_back(ours: Rows) -> None:
    Mark.objects.all().delete()
    with pytest.raises(DatabaseError):
        ours.mark.save(update_fields=["value"])


def test_deleting_takes_along_what_hangs_on_the_row(ours: Rows) -> None:
    correction = Mark.objects.create(
        lesson=ours.lesson, pupil=Person.objects.create(name="Борис"), corrects=ours.mark
    )
    ours.mark.delete()
    correction.refresh_from_db()
    assert correction.corrects is None
    assert ours.lesson.delete()[1] == {"tenancy_app.Mark": 1, "tenancy_app.Lesson": 1}
