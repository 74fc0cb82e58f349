"""The migrations themselves, one by one: a table of a school is born with the school in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.migrations import AddField, CreateModel, Migration, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from zhurnal.tenancy.fields import SchoolKey


def our_migrations() -> list[Migration]:
    loader = MigrationLoader(None)
    return [
        migration
        for migration in loader.disk_migrations.values()
        if migration.__module__.startswith(("zhurnal.", "tests."))
    ]


def operations() -> Iterator[tuple[Migration, Operation]]:
    for migration in our_migrations():
        for operation in migration.operations:
            yield migration, operation


def late_schools(migration: Migration, operation: Operation) -> list[str]:
    """Return what is wrong: a school column that comes after its table."""
    if isinstance(operation, AddField) and isinstance(operation.field, SchoolKey):
        return [f"{migration}: {operation.describe()}"]
    return []


def test_the_school_is_never_added_to_a_table_afterwards() -> None:
    """Source: data rule 2 (a table is spread over nodes when it is made)."""
    found = list(operations())
    assert any(isinstance(operation, CreateModel) for _, operation in found)
    assert [problem for pair in found for problem in late_schools(*pair)] == []


def test_a_late_school_would_be_noticed() -> None:
    late = AddField("person", "school", SchoolKey())
    assert late_schools(Migration("0002_late", "tenancy_app"), late)


def test_tables_of_schools_come_after_the_school() -> None:
    """Source: data rule 2."""
    graph = MigrationLoader(None).graph
    for migration, operation in operations():
        if isinstance(operation, CreateModel) and any(
            isinstance(field, SchoolKey) for _, field in operation.fields
        ):
            assert migration.app_label != "tenancy"
            plan = graph.forwards_plan((migration.app_label, migration.name))
            assert ("tenancy", "0001_initial") in plan, migration


def test_raw_statements_come_one_by_one() -> None:
    """Source: data rule 21."""
    for migration, operation in operations():
        if isinstance(operation, RunSQL) and isinstance(operation.sql, str):
            assert ";" not in operation.sql.strip().rstrip(";"), migration
