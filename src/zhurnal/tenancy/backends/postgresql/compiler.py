"""Django's PostgreSQL compilers, each statement limited to the chosen school."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import compiler as postgresql
from django.db.models.sql import compiler

from zhurnal.tenancy.backends.scoped import ScopedDelete, ScopedSelect, ScopedUpdate

SQLAggregateCompiler = compiler.SQLAggregateCompiler


class SQLCompiler(ScopedSelect, postgresql.SQLCompiler):
    pass


class SQLUpdateCompiler(ScopedUpdate, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(ScopedDelete, compiler.SQLDeleteCompiler):
    pass


class SQLInsertCompiler(postgresql.SQLInsertCompiler):
    connection: Any

    def assemble_as_sql(self, fields: Any, value_rows: Any) -> Any:
        if self.connection.has_citus:
            # VALUES goes to the one node that holds the school; UNNEST would go round all of them.
            return compiler.SQLInsertCompiler.assemble_as_sql(self, fields, value_rows)
        return super().assemble_as_sql(fields, value_rows)
