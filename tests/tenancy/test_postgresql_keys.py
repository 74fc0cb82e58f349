"""What PostgreSQL itself watches over: the school is part of every key."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Count

from tests.tenancy.app.models import Mark, Person, Subject
from tests.tenancy.conftest import Rows
from zhurnal.tenancy.fields import TenantForeignKey, school_key_of
from zhurnal.tenancy.scope import school_scope

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db]

Key = tuple[tuple[str, ...], str, tuple[str, ...], bool]

_KEYS = """
    SELECT contype::text,
           ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS c(number, place)
                 JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place),
           confrelid::regclass::text,
           ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS c(number, place)
                 JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place),
           condeferred
    FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'f')
"""


def keys_of(table: str) -> dict[str, set[Key]]:
    """Return the keys of a table as PostgreSQL knows them, by their sort."""
    found: dict[str, set[Key]] = {"p": set(), "f": set()}
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, [table])
        for sort, columns, other, other_columns, deferred in cursor.fetchall():
            found[sort].add((tuple(columns), other, tuple(other_columns), deferred))
    return found


def test_the_primary_key_is_the_id_and_then_the_school() -> None:
    tables = [model._meta.db_table for model in apps.get_models() if school_key_of(model)]
    assert "tenancy_app_mark" in tables
    for table in tables:
        [(columns, *_)] = keys_of(table)["p"]
        assert columns == ("id", "school_id"), table


def test_a_key_between_tables_of_a_school_carries_the_school() -> None:
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, TenantForeignKey)
    ]
    assert fields
    for field in fields:
        other = field.related_model._meta.db_table
        key = ((field.column, "school_id"), other, ("id", "school_id"), True)
        assert key in keys_of(field.model._meta.db_table)["f"], field


def test_other_keys_stay_plain() -> None:
    subject = (("subject_id",), "tenancy_app_subject", ("id",), True)
    school = (("school_id",), "tenancy_school", ("id",), True)
    assert keys_of("tenancy_app_lesson")["f"] == {subject, school}


@pytest.mark.django_db(transaction=True)
def test_a_key_to_a_row_of_another_school_is_refused(ours: Rows, theirs: Rows) -> None:
    with (
        school_scope(ours.id),
        pytest.raises(IntegrityError, match="lesson"),
        transaction.atomic(),
    ):
        Mark.objects.create(lesson_id=theirs.lesson.pk, pupil=Person.objects.create(name="Борис"))


def test_a_key_to_nothing_is_refused_at_the_end_of_the_transaction(ours: Rows) -> None:
    with school_scope(ours.id):
        Mark.objects.filter(pk=ours.mark.pk).update(corrects=uuid.uuid4())
    with pytest.raises(IntegrityError, match="corrects"):
        connection.check_constraints()


def test_groups_name_their_columns(ours: Rows) -> None:
    """With the key (id, school_id) PostgreSQL refuses columns that follow from the id alone."""
    with school_scope(ours.id):
        [pupil] = Person.objects.annotate(n=Count("marks")).order_by("name")
        assert pupil.n == 1
    assert list(Subject.objects.annotate(n=Count("pk")).values_list("n")) == [(1,)]


def test_many_rows_come_back_with_their_own_ids(ours: Rows) -> None:
    with school_scope(ours.id):
        people = Person.objects.bulk_create(Person(name=f"№ {n}") for n in range(50))
        assert {p.pk: p.name for p in people}.items() <= dict(
            Person.objects.values_list("pk", "name")
        ).items()
