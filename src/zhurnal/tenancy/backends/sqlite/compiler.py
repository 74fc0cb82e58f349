"""Django's compilers, each statement limited to the chosen school."""

from __future__ import annotations

from django.db.models.sql import compiler

from zhurnal.tenancy.backends.scoped import ScopedDelete, ScopedSelect, ScopedUpdate

SQLAggregateCompiler = compiler.SQLAggregateCompiler
SQLInsertCompiler = compiler.SQLInsertCompiler


class SQLCompiler(ScopedSelect, compiler.SQLCompiler):
    pass


class SQLUpdateCompiler(ScopedUpdate, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(ScopedDelete, compiler.SQLDeleteCompiler):
    pass
