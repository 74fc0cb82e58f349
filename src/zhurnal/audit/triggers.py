"""Append-only in the database itself.

The second line behind ``record``, the trail's only writer: a trigger in SQLite and in plain
PostgreSQL refuses to change or remove what was recorded. Citus has no triggers; there, and in any
PostgreSQL of a region, the application's role holds no right but INSERT and SELECT on these tables
(deploy/postgresql/roles.sql).
"""

from __future__ import annotations

from typing import Any

TABLES = ("audit_auditevent", "audit_auditseal", "audit_auditleaf")
MESSAGE = "the trail is append-only"


def install(connection: Any) -> None:
    """Refuse UPDATE, DELETE and TRUNCATE on the trail's tables."""
    if connection.vendor == "postgresql" and connection.has_citus:
        return
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the triggers away: only for emptying a test database."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for verb in ("update", "delete", "truncate"):
                if connection.vendor == "sqlite":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}")


def _statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            for table in TABLES
            for verb in ("update", "delete")
        ]
    function = (
        "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    return [
        function,
        *(
            f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"FOR EACH {'STATEMENT' if verb == 'truncate' else 'ROW'} "
            "EXECUTE FUNCTION audit_append_only()"
            for table in TABLES
            for verb in ("update", "delete", "truncate")
        ),
    ]
