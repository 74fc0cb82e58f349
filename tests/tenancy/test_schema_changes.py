"""Later migrations: tables change, and the school stays in their keys."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from tests.tenancy.conftest import Rows
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.scope import NoSchoolScope, OtherSchool, school_scope

pytestmark = pytest.mark.django_db(transaction=True)

APP = "tenancy_app"


class Tables:
    """The test tables, changed by one operation after another and set back at the end."""

    def __init__(self) -> None:
        loader = MigrationExecutor(connection).loader
        self.states: list[ProjectState] = [loader.project_state()]
        self.operations: list[Any] = []

    def change(self, operation: Any) -> Any:
        """Apply an operation; return the apps as a migration would see them after it."""
        before = self.states[-1]
        after = before.clone()
        operation.state_forwards(APP, after)
        with connection.schema_editor(atomic=True) as editor:
            operation.database_forwards(APP, editor, before, after)
        self.states.append(after)
        self.operations.append(operation)
        return after.apps

    def restore(self) -> None:
        while self.operations:
            operation, after = self.operations.pop(), self.states.pop()
            with connection.schema_editor(atomic=True) as editor:
                operation.database_backwards(APP, editor, after, self.states[-1])


@pytest.fixture
def tables() -> Any:
    tables = Tables()
    yield tables
    tables.restore()


def foreign_keys(table: str) -> dict[tuple[str, ...], str]:
    """Return the foreign keys of a table: their columns and the table they point at."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    return {
        tuple(each["columns"]): each["foreign_key"][0]
        for each in constraints.values()
        if each["foreign_key"]
    }


def key_column(name: str) -> tuple[str, ...]:
    return (name, "school_id") if connection.vendor == "postgresql" else (name,)


def test_a_key_is_added_widened_turned_elsewhere_and_removed(tables: Tables, ours: Rows) -> None:
    column = key_column("deputy_id")
    to_person = TenantForeignKey("tenancy_app.Person", models.PROTECT, null=True, related_name="+")
    tables.change(migrations.AddField("lesson", "deputy", to_person))
    assert foreign_keys("tenancy_app_lesson")[column] == "tenancy_app_person"
    to_lesson = TenantForeignKey("tenancy_app.Lesson", models.PROTECT, null=True, related_name="+")
    tables.change(migrations.AlterField("lesson", "deputy", to_lesson))
    assert foreign_keys("tenancy_app_lesson")[column] == "tenancy_app_lesson"
    tables.change(migrations.RenameField("lesson", "deputy", "twin"))
    assert key_column("twin_id") in foreign_keys("tenancy_app_lesson")
    tables.change(migrations.RemoveField("lesson", "twin"))
    assert not {key_column("twin_id"), column} & set(foreign_keys("tenancy_app_lesson"))


def test_a_table_is_made_filled_and_dropped(tables: Tables, ours: Rows) -> None:
    columns = [
        (field.name, field.clone())
        for field in tables.states[0].apps.get_model(APP, "Lesson")._meta.local_fields
        if field.name in {"id", "school"}
    ]
    owner = TenantForeignKey("tenancy_app.Person", models.CASCADE, related_name="+")
    apps = tables.change(migrations.CreateModel("Note", [*columns, ("owner", owner)]))
    assert key_column("owner_id") in foreign_keys("tenancy_app_note")
    note = apps.get_model(APP, "Note")
    person = apps.get_model(APP, "Person")
    with school_scope(ours.id):
        note.objects.create(owner=person.objects.get())
        assert note.objects.select_related("owner").get().owner.name == "Анна"
    tables.change(migrations.DeleteModel("Note"))
    assert "tenancy_app_note" not in connection.introspection.table_names()


def test_ordinary_columns_come_and_go(tables: Tables, ours: Rows) -> None:
    tables.change(migrations.AddField("mark", "weight", models.IntegerField(default=1)))
    tables.change(migrations.AlterField("mark", "weight", models.BigIntegerField(null=True)))
    apps = tables.change(migrations.RenameField("mark", "weight", "factor"))
    with school_scope(ours.id):
        assert apps.get_model(APP, "Mark").objects.get().factor == 1


def test_a_data_migration_works_school_by_school(tables: Tables, ours: Rows, theirs: Rows) -> None:
    person = tables.states[0].apps.get_model(APP, "Person")
    with pytest.raises(NoSchoolScope):
        person.objects.count()
    with school_scope(ours.id):
        row = person.objects.get()
        row.name = "Яна"
        row.save()
        assert person.objects.update(name="Ада") == 1
        with pytest.raises(OtherSchool):
            row.school_id = theirs.id
        with pytest.raises(OtherSchool):
            person.objects.create(name="Борис", school_id=theirs.id)
    with school_scope(theirs.id):
        assert person.objects.get().name == "Анна"
