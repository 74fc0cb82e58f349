"""PostgreSQL, with or without Citus: the school in every statement and in every key."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base, features, operations
from django.utils.functional import cached_property

from zhurnal.tenancy.backends.postgresql.schema import DatabaseSchemaEditor
from zhurnal.tenancy.fields import school_key_of


class DatabaseFeatures(features.DatabaseFeatures):
    def allows_group_by_selected_pks_on_model(self, model: Any) -> bool:
        # The id alone is not the key of a tenant table: GROUP BY must list the columns.
        return school_key_of(model) is None and bool(
            super().allows_group_by_selected_pks_on_model(model)
        )


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "zhurnal.tenancy.backends.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = DatabaseSchemaEditor
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    @cached_property
    def has_citus(self) -> bool:
        """Whether the tables are spread over nodes by the Citus extension."""
        with self.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'citus'")
            return cursor.fetchone() is not None
