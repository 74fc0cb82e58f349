"""How the school gets into every statement, whichever database runs it.

The condition is set when the statement is written, not when the queryset is made. So it holds
for subqueries, cascades, prefetches and related managers alike, and a queryset made outside a
school (by a form class, say) is harmless until it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FullResultSet
from django.db import models
from django.db.models.sql.query import Query
from django.db.models.sql.where import AND, WhereNode

from zhurnal.tenancy.fields import SchoolKey, school_key_of
from zhurnal.tenancy.scope import require_own_school, visible_school_id


class InVisibleSchool:
    """SQL condition: the row belongs to the chosen school.

    Source: data rules 13 and 14.
    """

    def __init__(self, key: SchoolKey[Any, Any], alias: str) -> None:
        self.column = key.get_col(alias)

    def as_sql(self, compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        school_id = visible_school_id()
        if school_id is None:
            raise FullResultSet
        column, params = compiler.compile(self.column)
        return f"{column} = %s", [*params, school_id]


class ScopedSelect:
    """Mixin for a SELECT compiler."""

    query: Query
    where: WhereNode | None

    def pre_sql_setup(self, with_col_aliases: bool = False) -> Any:
        prepared = super().pre_sql_setup(with_col_aliases=with_col_aliases)  # type: ignore[misc]
        conditions: list[Any] = list(_conditions(self.query))
        if conditions:
            # Not written into the query: it may be cloned and used in another school.
            if self.where is not None:
                conditions.append(self.where)
            self.where = WhereNode(conditions, AND)
        return prepared


class ScopedUpdate:
    """Mixin for an UPDATE compiler."""

    query: Any

    def pre_sql_setup(self, *args: Any, **options: Any) -> Any:
        super().pre_sql_setup(*args, **options)  # type: ignore[misc]
        _add_condition(self.query)
        for field, _model, value in self.query.values:
            if isinstance(field, SchoolKey):
                school_id = getattr(value, "pk", value)
                require_own_school(school_id)
                # A save writes all columns; the school among them must be the one it was.
                self.query.add_filter(field.attname, school_id)


class ScopedDelete:
    """Mixin for a DELETE compiler."""

    def _as_sql(self, query: Query) -> Any:
        _add_condition(query)
        return super()._as_sql(query)  # type: ignore[misc]


def _conditions(query: Query) -> Iterator[InVisibleSchool]:
    """Yield a condition for each table the query starts from; joined ones follow by their keys."""
    for alias, table in query.alias_map.items():
        if table.parent_alias is None and query.alias_refcount[alias]:
            key = _school_key_of_table(query.model, table.table_name)
            if key is not None:
                yield InVisibleSchool(key, alias)


def _school_key_of_table(
    model: type[models.Model] | None, table: str
) -> SchoolKey[Any, Any] | None:
    if model is None:
        return None
    if model._meta.db_table == table:
        return school_key_of(model)
    # The subquery of an exclude() starts from a table that is not its model's.
    for other in model._meta.apps.get_models(include_auto_created=True):
        if other._meta.db_table == table:
            return school_key_of(other)
    return None


def _add_condition(query: Any) -> None:
    key = None if query.model is None else school_key_of(query.model)
    if key is not None:
        conditions: list[Any] = [InVisibleSchool(key, query.get_initial_alias()), query.where]
        query.where = WhereNode(conditions, AND)
