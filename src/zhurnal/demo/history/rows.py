"""Writes many rows of one table fast: a school year of facts is some four hundred thousand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, models

from zhurnal.tenancy.models import TenantModel
from zhurnal.tenancy.scope import current_school_id
from zhurnal.tenancy.uuid7 import uuid7

_STORED_AS_THEY_ARE = (models.CharField, models.IntegerField, models.BooleanField)


class Rows:
    """Rows waiting to be written into one table, by the names of its columns.

    `bulk_create` would need a minute and a half for what takes ten seconds here: it asks every
    field of every row again how it is stored. The school is always the chosen one.
    """

    def __init__(self, model: type[TenantModel]) -> None:
        self._table = model._meta.db_table
        fields = [field for field in model._meta.concrete_fields if field.name != "school"]
        self._columns = [str(field.column) for field in fields]
        self._fields = [(field.attname, _default(field), _stored(field)) for field in fields]
        self._waiting: list[list[Any]] = []

    def add(self, **values: Any) -> None:
        """Keep one row; what is not named takes the model's default."""
        row = [
            stored(values[name])
            if name in values
            else stored(default() if callable(default) else default)
            for name, default, stored in self._fields
        ]
        self._waiting.append(row)

    def write(self) -> int:
        """Insert what has gathered; returns how many rows."""
        number = len(self._waiting)
        if number:
            school_id = current_school_id()
            columns = ", ".join((*self._columns, "school_id"))
            places = ", ".join(["%s"] * (len(self._columns) + 1))
            statement = f"INSERT INTO {self._table} ({columns}) VALUES ({places})"  # noqa: S608
            with connection.cursor() as cursor:
                cursor.executemany(statement, [(*row, school_id) for row in self._waiting])
            self._waiting.clear()
        return number


def _default(field: models.Field[Any, Any]) -> Any:
    if field.primary_key:
        return uuid7
    return field.default if field.has_default() else "" if field.empty_strings_allowed else None


def _stored(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How the database wants a value of this field."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, _STORED_AS_THEY_ARE):
        return lambda value: value
    return lambda value: target.get_db_prep_value(value, connection, prepared=True)
