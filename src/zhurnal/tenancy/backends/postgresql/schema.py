"""Keys in PostgreSQL: (id, school_id) in the table, (x_id, school_id) between tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from django.db.backends.ddl_references import Columns, Statement, Table
from django.db.backends.postgresql.schema import DatabaseSchemaEditor as PostgreSQLSchemaEditor

from zhurnal.tenancy.fields import SchoolKey, TenantForeignKey, school_key_of

# The type stubs leave out the private methods that are overridden here.
_SchemaEditor: Any = PostgreSQLSchemaEditor


class DatabaseSchemaEditor(_SchemaEditor):  # type: ignore[misc]
    """Gives tenant tables their composite keys, while Django sees one plain id.

    Source: data rules 5, 6 and 21.
    """

    # Keys between tables are always added by a statement of their own, which _create_fk_sql writes.
    sql_create_column_inline_fk = None

    def __enter__(self) -> Self:
        super().__enter__()
        if self.connection.has_citus and self.atomic_migration:
            self.execute("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'")
        return self

    def create_model(self, model: type[models.Model]) -> None:
        super().create_model(model)
        key = school_key_of(model)
        if key is not None:
            self._add_tenant_key(model, key)

    def _add_tenant_key(self, model: type[models.Model], key: SchoolKey[Any, Any]) -> None:
        table, quote = model._meta.db_table, self.quote_name
        # The id comes first: school first would leave the pages of an ascending index half empty.
        columns = f"{quote(model._meta.pk.column)}, {quote(key.column)}"
        self.execute(f"ALTER TABLE {quote(table)} ADD PRIMARY KEY ({columns})")
        if self.connection.has_citus:
            self.execute("SELECT create_distributed_table(%s, %s)", [table, key.column])

    def _iter_column_sql(
        self, column_db_type: str, params: Any, model: Any, *rest: Any
    ) -> Iterator[str]:
        for part in super()._iter_column_sql(column_db_type, params, model, *rest):
            if part != "PRIMARY KEY" or school_key_of(model) is None:
                yield part

    def _create_fk_sql(self, model: Any, field: Any, suffix: str) -> Any:
        here, there = school_key_of(model), school_key_of(field.related_model)
        if not isinstance(field, TenantForeignKey) or here is None or there is None:
            return super()._create_fk_sql(model, field, suffix)
        table, other = model._meta.db_table, field.related_model._meta.db_table
        columns: Any = [field.column, here.column]
        other_columns: Any = [field.target_field.column, there.column]
        return Statement(
            self.sql_create_fk,
            table=Table(table, self.quote_name),
            name=self._fk_constraint_name(model, field, suffix),
            column=Columns(table, columns, self.quote_name),
            to_table=Table(other, self.quote_name),
            to_column=Columns(other, other_columns, self.quote_name),
            deferrable=self.connection.ops.deferrable_sql(),
        )

    def _constraint_names(
        self, model: Any, column_names: Any = None, *args: Any, **kinds: Any
    ) -> list[str]:
        """Find a composite foreign key by its first column too, as Django asks for it."""
        if kinds.get("foreign_key") and column_names and len(column_names) == 1:
            column_names = self._foreign_key_columns(model, column_names[0])
        names: list[str] = super()._constraint_names(model, column_names, *args, **kinds)
        return names

    def _foreign_key_columns(self, model: Any, column: str) -> list[str]:
        key = school_key_of(model)
        for field in model._meta.local_fields:
            if field.column == column and isinstance(field, TenantForeignKey) and key is not None:
                return [column, key.column]
        return [column]
