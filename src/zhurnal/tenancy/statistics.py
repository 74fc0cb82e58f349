"""What the database knows of its own tables."""

from __future__ import annotations

from django.db import connection


def refresh_statistics() -> None:
    """Let the database count its rows anew, so that it chooses the right index from then on.

    After much was written at once. PostgreSQL does it by itself, only later; SQLite never does, and
    then takes the index of a whole school's day where the one of a course was meant.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
