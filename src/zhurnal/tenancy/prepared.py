"""Queries whose SQL the ORM writes once; afterwards only the values are filled in.

Django writes the SQL of a query anew at every use. Where every request pays for the same query,
that work is most of its cost: several times what the database itself takes. A prepared query is an
ordinary queryset, written at its first use on a connection with stand-ins in place of its values
and of the school. So it keeps every condition that the ORM and the school scope put into it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.models import QuerySet

from zhurnal.tenancy.scope import current_school_id, school_scope

_SCHOOL = "school"
_STAND_INS: dict[type, Callable[[], Any]] = {
    UUID: uuid4,
    int: lambda: secrets.randbits(62),
}


@dataclass(frozen=True, slots=True)
class _Written:
    """The SQL on one connection; ``places`` gives each parameter a value's name or a constant."""

    sql: str
    places: tuple[tuple[str, Any], ...]
    read: Callable[[Iterable[Any]], Iterable[Any]]


class PreparedQuery:
    """A ``values_list`` queryset made by ``build`` from named values of the kinds given.

    ``PreparedQuery(lambda of: Mark.objects.filter(pupil=of).values_list("value"), of=UUID)``

    Source: data rules 13 and 14 (the school is in every statement, here too).
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        self._build = build
        self._kinds = kinds
        self._written: WeakKeyDictionary[Any, _Written] = WeakKeyDictionary()

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for these values in the chosen school."""
        if values.keys() != self._kinds.keys():
            raise TypeError(f"a prepared query wants {sorted(self._kinds)}")
        values[_SCHOOL] = current_school_id()
        connection = connections["default"]
        written = self._written.get(connection)
        if written is None:
            written = self._written[connection] = self._write(connection)
        params = [_fill(name, constant, values) for name, constant in written.places]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, params)
            found = cursor.fetchall()
        return [tuple(row) for row in written.read(found)]

    def _write(self, connection: Any) -> _Written:
        stand_ins = {name: _STAND_INS[kind]() for name, kind in self._kinds.items()}
        school = secrets.randbits(62)
        with school_scope(school):
            compiler = self._build(**stand_ins).query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
        places = tuple(_place(param, {**stand_ins, _SCHOOL: school}) for param in params)
        forgotten = {*stand_ins, _SCHOOL} - {name for name, _ in places}
        if forgotten:
            raise ValueError(f"a prepared query does not use {sorted(forgotten)}")
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)

        def read(rows: Iterable[Any]) -> Iterable[Any]:
            return compiler.apply_converters(rows, converters) if converters else rows

        return _Written(sql, places, read)


def _place(param: Any, stand_ins: dict[str, Any]) -> tuple[str, Any]:
    """The name of the value that a parameter stands in for; or no name, and the constant.

    SQLite has no UUIDs: there the parameter is their digits, and ``str`` says so.
    """
    for name, stand_in in stand_ins.items():
        if param == stand_in:
            return name, None
        if isinstance(stand_in, UUID) and param == stand_in.hex:
            return name, str
    return "", param


def _fill(name: str, constant: Any, values: dict[str, Any]) -> Any:
    if not name:
        return constant
    return values[name].hex if constant is str else values[name]
