from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, Func, Q, Subquery, Value
from django.db.models.functions import Concat, Left

from zhurnal.access.models import RoleAssignment
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import ROLES
from zhurnal.tenancy.prepared import PreparedQuery

_ROLES = [role.code for role in ROLES.values() if Permission.DEADLINES_REOPEN in role.permissions]


class _Joined(Func):
    """Texts of several rows as one, in any order."""

    function = "STRING_AGG"
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


def who_reopens(today: date) -> str:
    """Who opens closed pages, by name, for a sentence; «—» when the school has named nobody.

    Source: R-2.10-d.
    """
    [[names]] = _NAMES.rows(today=today)
    return spoken(names)


def names_column(today: date) -> Subquery:
    """The same as a column of another statement, for ``spoken``."""
    return Subquery(_holders(today))


def spoken(names: str | None) -> str:
    """Names as a sentence has them, in order."""
    if not names:
        return "—"
    # Whoever has no patronymic has no initial of one.
    return ", ".join(sorted(name.strip().replace(". .", ".") for name in names.split(";")))


def _holders(today: date) -> Any:
    lasts = Q(valid_before__isnull=True) | Q(valid_before__gt=today)
    person = "person__"
    name = Concat(
        f"{person}last_name",
        Value(" "),
        Left(f"{person}first_name", 1),
        Value(". "),
        Left(f"{person}patronymic", 1),
        Value("."),
    )
    return (
        RoleAssignment.objects.filter(lasts, role__in=_ROLES, valid_from__lte=today)
        .order_by()
        .values_list(_Joined(name, Value("; ")))
    )


_NAMES = PreparedQuery(_holders, today=date)
