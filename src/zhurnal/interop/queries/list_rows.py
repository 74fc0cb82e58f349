from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from zhurnal.accounts.models import Account, Membership
from zhurnal.interop.footprint import Table
from zhurnal.tenancy.models import School, TenantModel
from zhurnal.tenancy.querysets import TenantQuerySet

#: The subjects whose tables an import writes.
_SUBJECTS = ("school", "access", "timetable", "curriculum")


def list_models() -> dict[str, type[models.Model]]:
    """The tables that an import may write, by name."""
    found: list[type[models.Model]] = [School, Account, Membership]
    for subject in _SUBJECTS:
        found += [
            m for m in apps.get_app_config(subject).get_models() if issubclass(m, TenantModel)
        ]
    return {model._meta.label: model for model in found}


def rows_of(model: type[models.Model]) -> TenantQuerySet[Any]:
    """The rows of any table; of a school's table those of the chosen school."""
    return TenantQuerySet(model)


def list_rows(school_id: int) -> dict[str, Table]:
    """Every row of the school's lists, timetable, plans and roles. No passwords."""
    return {name: _table(model, school_id) for name, model in list_models().items()}


def _table(model: type[models.Model], school_id: int) -> Table:
    fields = tuple(
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in {"school_id", "password"}
    )
    rows = rows_of(model)
    if model is School:
        rows = rows.filter(pk=school_id)
    elif model is Membership:
        rows = rows.filter(school_id=school_id)
    elif model is Account:
        rows = rows.filter(memberships__school_id=school_id)
    values = rows.values_list("pk", *fields)
    return Table(fields, {str(key): tuple(rest) for key, *rest in values})
