"""Reads that are compiled once: the ORM writes the statement, every later call only sends it.

Building and compiling a queryset costs many times what the database needs to answer it, and a hot
page asks the same questions every time. ``PreparedQuery`` keeps the statement that the ORM and the
school's backend wrote, and puts the values of each call, the school among them, in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.models import QuerySet

from zhurnal.tenancy.scope import current_school_id, school_scope

_SCHOOL = "school of the scope"
#: Stand-ins are far from anything real, so that none is taken for a constant of the statement; a
#: number fits the smallest column, since a comparison with more would be left out as always true.
_schools = count(-(2**62))
_days = count(1)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A compiled statement: its text, its parameters, and what belongs in which place."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, tuple[str, int]], ...]
    compiler: Any


class PreparedQuery:
    """A ``values_list`` queryset of the chosen school, compiled once for each connection.

    ``build`` makes the queryset from its keyword arguments and uses each of them only as a value of
    the statement: it runs once, with stand-ins. ``kinds`` names their types: ``int``, ``str``,
    ``UUID``, ``date``, ``datetime`` (aware), or ``list`` for ids, compiled once for each length.
    None is no value: it would need another statement.

    Source: data rule 14 (the backend writes the school into every statement); standards §5.3.
    """

    _of_school = True

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        self._build = build
        self._kinds = kinds
        self._compiled: WeakKeyDictionary[Any, dict[tuple[int, ...], _Statement]] = (
            WeakKeyDictionary()
        )

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for these values in the chosen school, as the queryset would give them."""
        statement, fetched = self._fetch(values)
        return list(statement.compiler.results_iter(results=[fetched], tuple_expected=True))

    def driver_rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows as the database's driver gives them, for hundreds of rows of texts and numbers:
        ids, days and truth values come in the database's own form.
        """
        return self._fetch(values)[1]

    def _fetch(self, values: dict[str, Any]) -> tuple[_Statement, list[tuple[Any, ...]]]:
        statement = self._statement(values)
        given = {(name, n): each for name, value in values.items() for n, each in _each(value)}
        if self._of_school:
            given[_SCHOOL, 0] = current_school_id()
        parameters = list(statement.parameters)
        connection = connections["default"]
        for place, slot in statement.places:
            parameters[place] = _adapted(given[slot], connection)
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, parameters)
            return statement, cursor.fetchall()

    def _statement(self, values: dict[str, Any]) -> _Statement:
        if values.keys() != self._kinds.keys() or None in values.values():
            raise TypeError(f"this read takes {sorted(self._kinds)}, each with a value")
        connection = connections["default"]
        compiled = self._compiled.setdefault(connection, {})
        lengths = tuple(len(values[name]) for name, kind in self._kinds.items() if kind is list)
        if lengths not in compiled:
            compiled[lengths] = self._compile(values, connection)
        return compiled[lengths]

    def _compile(self, values: dict[str, Any], connection: Any) -> _Statement:
        numbers = count(-(2**15))
        stand_ins = {
            name: _stand_in(kind, values[name], numbers) for name, kind in self._kinds.items()
        }
        slots = {(name, n): each for name, value in stand_ins.items() for n, each in _each(value)}
        with ExitStack() as scope:
            if self._of_school:
                slots[_SCHOOL, 0] = next(_schools)
                scope.enter_context(school_scope(slots[_SCHOOL, 0]))
            compiler = self._build(**stand_ins).query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
        adapted = {str(_adapted(value, connection)): slot for slot, value in slots.items()}
        places = tuple(
            (place, adapted[str(value)])
            for place, value in enumerate(parameters)
            if str(value) in adapted
        )
        if {slot for _, slot in places} != set(slots):
            raise TypeError("a value of this read does not reach its statement")
        return _Statement(sql, tuple(parameters), places, compiler)


class PreparedControlQuery(PreparedQuery):
    """The same for control tables, which belong to no school: accounts, sessions."""

    _of_school = False


def _each(value: Any) -> list[tuple[int, Any]]:
    return list(enumerate(value)) if isinstance(value, list) else [(0, value)]


def _stand_in(kind: type, value: Any, numbers: Iterator[int]) -> Any:
    if kind is list:
        return [uuid4() for _ in value]
    if kind in {UUID, str}:
        return kind(str(uuid4()))
    if kind is datetime:
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=next(_days))
    return date.min + timedelta(days=next(_days)) if kind is date else next(numbers)


def _adapted(value: Any, connection: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
