"""The fences around every test stand: no network, no queries in templates, one clock."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.template.backends.jinja2 import Jinja2
from django.utils import timezone

from tests.conftest import NOON


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as outside, pytest.raises(PermissionError, match="tried to reach 192"):
        outside.connect(("192.0.2.1", 80))


def test_a_test_reaches_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.mark.django_db
def test_a_template_cannot_query() -> None:
    def query() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    engine = Jinja2({"NAME": "test", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}})
    template = engine.from_string("{{ query() }}")
    with pytest.raises(AssertionError, match="A template queried the database: SELECT 1"):
        template.render({"query": query})
    query()


def test_the_process_believes_the_clock_of_the_test(now: datetime) -> None:
    assert now == NOON
    assert 0 <= (timezone.now() - NOON).total_seconds() < 5
    assert timezone.now().tzinfo is UTC


def test_a_clock_can_be_moved(clock: Any) -> None:
    clock.move_to(datetime(2027, 5, 25, tzinfo=UTC))
    assert timezone.now().year == 2027


def test_the_database_is_a_real_one(db: None) -> None:
    """SQLite keeps a file with a write-ahead log, as in a school; else it is PostgreSQL."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            [mode] = cursor.execute("PRAGMA journal_mode").fetchone()
            [level] = cursor.execute("PRAGMA synchronous").fetchone()
        assert (mode, level) == ("wal", 2)
    else:
        assert connection.vendor == "postgresql"
