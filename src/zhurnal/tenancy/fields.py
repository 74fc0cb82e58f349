"""The two keys of a school's table: to the school, and to another table of the same school."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.fields.related_lookups import RelatedExact
from django.db.models.sql.where import AND, WhereNode

from zhurnal.tenancy.scope import OtherSchool, require_own_school, school_id_or_none

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")


class _FixedSchool(ForeignKeyDeferredAttribute):
    """The school of a stored row; setting another one is refused.

    With the key (id, school_id) a changed school would not move the row: the update
    would find nothing and Django would insert a copy.
    """

    def __set__(self, instance: models.Model, value: Any) -> None:
        before = instance.__dict__.get(self.field.attname)
        if before is not None and before != value and not instance._state.adding:
            raise OtherSchool("A stored row never moves to another school.")
        super().__set__(instance, value)


class SchoolKey(models.ForeignKey[_ST, _GT]):
    """The school a row belongs to. A table that has this column is a tenant table.

    Filled in from the scope, checked against it at every insert and full save, never changed.

    Source: data rule 3.
    """

    descriptor_class = _FixedSchool

    def __init__(
        self, to: Any = "tenancy.School", on_delete: Any = models.PROTECT, **options: Any
    ) -> None:
        options.setdefault("db_index", False)
        options.setdefault("related_name", "+")
        super().__init__(to, on_delete, **options)

    def get_default(self) -> Any:
        return school_id_or_none()

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        school_id = super().pre_save(model_instance, add)
        require_own_school(school_id)
        return school_id


class TenantForeignKey(models.ForeignKey[_ST, _GT]):
    """A key to another table of the same school; its joins and its constraint carry the school.

    Indexes are declared by hand in `Meta.indexes`, with the school in them.

    Source: data rule 6.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options.setdefault("db_index", False)
        super().__init__(to, on_delete, **options)

    def get_extra_descriptor_filter(self, instance: models.Model) -> dict[str, Any]:
        key = school_key_of(type(instance))
        return {} if key is None else {key.attname: getattr(instance, key.attname)}

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        here, there = school_key_of(self.model), school_key_of(self.related_model)
        # One alias alone is asked for inside exclude(): the compiler scopes that subquery.
        if not alias or not related_alias or here is None or there is None:
            return None
        conditions: list[Any] = [RelatedExact(here.get_col(related_alias), there.get_col(alias))]
        return WhereNode(conditions, AND)


def school_key_of(model: type[models.Model]) -> SchoolKey[Any, Any] | None:
    """Return the school column of a tenant table; None for a reference or control table."""
    # A proxy has no columns of its own: it is the table of its concrete model.
    for field in (model._meta.concrete_model or model)._meta.local_fields:
        if isinstance(field, SchoolKey):
            return field
    return None
