"""The rules of the data model, looked at by `zhurnal check` over every table.

They hold from the first migration on, or one database of a whole region can never be had later.
Each function takes one model and yields what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models.constraints import BaseConstraint

from zhurnal.tenancy.fields import SchoolKey, TenantForeignKey, school_key_of
from zhurnal.tenancy.models import ReferenceModel, TenantModel
from zhurnal.tenancy.uuid7 import uuid7

Model = type[models.Model]

_ENGINES = {"zhurnal.tenancy.backends.postgresql", "zhurnal.tenancy.backends.sqlite"}


def check_engines(**_options: Any) -> list[CheckMessage]:
    """Refuse a database engine that does not put the school into every statement."""
    return [
        Error(
            f"The engine of the database {alias!r} knows nothing of schools.",
            hint=f"Use one of {', '.join(sorted(_ENGINES))}.",
            id="tenancy.E001",
        )
        for alias, database in settings.DATABASES.items()
        if database.get("ENGINE") not in _ENGINES
    ]


def check_tables(
    app_configs: Sequence[AppConfig] | None = None, **_options: Any
) -> list[CheckMessage]:
    """Look at every table of every app, or of the apps named."""
    chosen = apps.get_app_configs() if app_configs is None else app_configs
    return [
        problem for app in chosen for model in app.get_models() for problem in check_model(model)
    ]


def check_model(model: Model) -> Iterator[CheckMessage]:
    """Yield every rule that the model breaks."""
    for rule in TENANT_RULES if school_key_of(model) is not None else SHARED_RULES:
        yield from rule(model)


def school_column(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 3."""
    key: Any = school_key_of(model)
    if not issubclass(model, TenantModel):
        yield Error("A table of a school is a TenantModel.", obj=model, id="tenancy.E002")
    elif key.name != "school" or key.null or key.db_index:
        yield Error("The school's column is TenantModel's own.", obj=model, id="tenancy.E002")


def inheritance(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 6."""
    if not model._meta.proxy and any(map(school_key_of, model._meta.parents)):
        yield Error(
            "A table does not inherit a table of a school: it would have no school of its own.",
            obj=model,
            id="tenancy.E003",
        )


def identifier(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 4."""
    pk = model._meta.pk
    if not isinstance(pk, models.UUIDField) or pk.default is not uuid7:
        yield Error("The id of a school's row is a uuid7.", obj=model, id="tenancy.E004")


def keys_of_tenant(model: Model) -> Iterator[CheckMessage]:
    """Source: data rules 6, 7 and 26."""
    for field in _foreign_keys(model):
        if isinstance(field, SchoolKey):
            continue
        if field.db_index:
            yield Error(
                "A key has no index of its own: declare one in Meta.indexes, with the school.",
                obj=field,
                id="tenancy.E005",
            )
        yield from _key_to_the_right_kind(field)


def _key_to_the_right_kind(field: Any) -> Iterator[CheckMessage]:
    inside = school_key_of(field.related_model) is not None
    if inside != isinstance(field, TenantForeignKey):
        yield Error(
            "Between tables of a school a key is a TenantForeignKey, elsewhere a ForeignKey.",
            obj=field,
            id="tenancy.E006",
        )
    if inside:
        return
    if field.db_constraint and not issubclass(field.related_model, ReferenceModel):
        yield Error(
            "A key to a control table has db_constraint=False.", obj=field, id="tenancy.E007"
        )
    if not field.remote_field.hidden:
        yield Error(
            'A key out of the school has related_name="+": a join back would pass by the school.',
            obj=field,
            id="tenancy.E008",
        )


def relations_of_tenant(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 6."""
    one_to_one = [field for field in model._meta.local_fields if field.one_to_one]
    # Relations that are no columns of the model are generic ones.
    generic = [field for field in model._meta.private_fields if field.is_relation]
    for field in (*one_to_one, *generic):
        yield Error(
            "Neither a one-to-one nor a generic key can carry the school.",
            obj=field,
            id="tenancy.E009",
        )
    yield from many_to_many(model)


def many_to_many(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 6."""
    for field in model._meta.local_many_to_many:
        touches_school = any(map(school_key_of, (model, field.related_model)))
        through: Any = field.remote_field.through
        if touches_school and through._meta.auto_created:
            yield Error(
                "Many to many needs a `through` table with the school.",
                obj=field,
                id="tenancy.E010",
            )


def uniqueness(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 8."""
    for field in model._meta.local_fields:
        if field.unique and not field.primary_key:
            yield Error(
                "Unique is unique within the school: use a UniqueConstraint.",
                obj=field,
                id="tenancy.E011",
            )
    if model._meta.unique_together:
        yield Error(
            "unique_together has no name: use UniqueConstraint.", obj=model, id="tenancy.E011"
        )
    for constraint in model._meta.constraints:
        columns = _columns(constraint)
        if columns is not None and not {"school", "school_id"} & columns:
            yield Error(
                f"The constraint {constraint.name} does not contain the school.",
                obj=model,
                id="tenancy.E012",
            )


def _columns(constraint: BaseConstraint) -> set[Any] | None:
    """Return the names that must differ between rows; None for a constraint of another sort."""
    if isinstance(constraint, models.CheckConstraint):
        return None
    expressions: list[Any] = [
        each[0] if isinstance(each, tuple) else each
        for each in getattr(constraint, "expressions", ())
    ]
    names = {getattr(each, "name", each) for each in expressions}
    return names | set(getattr(constraint, "fields", ()))


def keys_of_shared(model: Model) -> Iterator[CheckMessage]:
    """Look at a reference or control table: it never points into a school.

    Source: data rules 6 and 7.
    """
    for field in _foreign_keys(model):
        if school_key_of(field.related_model) is not None:
            yield Error(
                "A table of all schools does not point into one: keep the id alone.",
                obj=field,
                id="tenancy.E013",
            )
        to_control = not issubclass(field.related_model, ReferenceModel)
        if to_control and field.db_constraint and issubclass(model, ReferenceModel):
            yield Error(
                "A key to a control table has db_constraint=False.", obj=field, id="tenancy.E007"
            )


def _foreign_keys(model: Model) -> list[Any]:
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


def wide_identifier(model: Model) -> Iterator[CheckMessage]:
    """Source: data rule 9 (a 32-bit counter overflows when several nodes hand out numbers)."""
    ours = model.__module__.startswith("zhurnal.")
    if ours and type(model._meta.pk) in {models.AutoField, models.SmallAutoField}:
        yield Error("A shared table counts with BigAutoField.", obj=model, id="tenancy.E014")


Rule = Callable[[Model], Iterator[CheckMessage]]

TENANT_RULES: tuple[Rule, ...] = (
    school_column,
    identifier,
    keys_of_tenant,
    relations_of_tenant,
    uniqueness,
    inheritance,
)
SHARED_RULES: tuple[Rule, ...] = (keys_of_shared, many_to_many, inheritance, wide_identifier)
